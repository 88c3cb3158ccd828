using System;
using OpenIntegrations.Http.Documents;
using OpenIntegrations.S3.Documents;

namespace OpenIntegrations.S3.Input;

/// <summary>Documents of what users give, members held against the table of shapes unless the user knows better.</summary>
/// <param name="isSkipped">Whether members that the table does not know are sent all the same.</param>
internal sealed class MemberCheck(bool isSkipped)
{
    /// <exception cref="ArgumentException">The tree is no such document.</exception>
    public S3Document FromTree(string root, TreeMap tree) =>
        isSkipped ? S3Document.Rewrite(root, tree) : Advised(() => S3Document.FromTree(root, tree));

    /// <exception cref="ArgumentException">The text is no such document.</exception>
    public S3Document FromXml(string root, string xml) => Advised(() => S3Document.FromXml(root, xml, isChecked: !isSkipped));

    private static S3Document Advised(Func<S3Document> make)
    {
        try
        {
            return make();
        }
        catch (UnknownMemberException e)
        {
            throw new ArgumentException($"{e.Message} -SkipMemberCheck sends it all the same.", e);
        }
    }
}
