using System;
using OpenIntegrations.Http.Documents;
using OpenIntegrations.S3.Documents;

namespace OpenIntegrations.S3.Input;

/// <summary>Documents of what users give, members held against the table of shapes unless the user knows better.</summary>
/// <param name="isSkipped">Whether members that the table does not know are sent all the same.</param>
internal sealed class MemberCheck(bool isSkipped)
{
    /// <summary>What is said of an object that came to say where, and of which nothing says what.</summary>
    public const string TargetOnly =
        "What came down the pipeline also says where it belongs: if that is all that it is meant to say, let a parameter say what is put "
            + "there. Nothing was sent.";

    /// <param name="root">The document.</param>
    /// <param name="tree">Its inside.</param>
    /// <param name="namesTarget">Whether what it is made of named a bucket or an object, too.</param>
    /// <exception cref="ArgumentException">The tree is no such document.</exception>
    public S3Document FromTree(string root, TreeMap tree, bool namesTarget = false) =>
        isSkipped ? S3Document.Rewrite(root, tree) : Advised(() => S3Document.FromTree(root, tree), namesTarget);

    /// <exception cref="ArgumentException">The text is no such document.</exception>
    public S3Document FromXml(string root, string xml) => Advised(() => S3Document.FromXml(root, xml, isChecked: !isSkipped));

    private static S3Document Advised(Func<S3Document> make, bool namesTarget = false)
    {
        try
        {
            return make();
        }
        catch (UnknownMemberException e)
        {
            throw new ArgumentException($"{e.Message} {(namesTarget ? TargetOnly : "-SkipMemberCheck sends it all the same.")}", e);
        }
    }
}
