using System.Linq;
using System.Management.Automation;
using OpenIntegrations.S3.Connections;
using OpenIntegrations.S3.Profiles;

namespace OpenIntegrations.S3.Output;

/// <summary>A stored profile as users see it: every setting that holds, and no secret.</summary>
internal static class ProfileItem
{
    public static PSObject Of(string name, ConnectionSettings own, ProfileStore store, bool isInUse)
    {
        ConnectionSettings settings = Inherited(name, own, store);
        Item item = new Item(TypeNames.Profile).With("Name", name).With("ProfileName", name).With("InUse", isInUse);
        item.With("Credentials", CredentialSettings.Describe(settings, Shown.Key));
        foreach (Setting setting in settings.Given.Where(s => !s.IsSecret))
            item.With(setting.Name, setting.Name == "AccessKey" ? Shown.Key(settings.Text("AccessKey"))
                : Shown.Value(settings[setting.Name]));
        return item.Done();
    }

    // A basis that is missing is an error where the profile is used, not where it is looked at.
    private static ConnectionSettings Inherited(string name, ConnectionSettings own, ProfileStore store)
    {
        try
        {
            return store.Inherit(own, name);
        }
        catch (S3ConfigurationException)
        {
            return own;
        }
    }
}
