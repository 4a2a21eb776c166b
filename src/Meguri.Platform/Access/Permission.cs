namespace Meguri.Platform.Access;

/// <summary>One thing somebody may do, with the roles that may.</summary>
/// <param name="Name">A constant such as <c>assets.edit</c>.</param>
/// <param name="Text">What it is called, in the reader's language.</param>
/// <param name="Roles">Who may.</param>
public sealed record Permission(string Name, Func<string> Text, params Role[] Roles)
{
    /// <summary>Also for those of them who came by a link from a mail: to see, to answer, to acknowledge.</summary>
    public bool ByMail { get; init; }
}

/// <summary>The table of all permissions, gathered from the capabilities; shown on a page and checked by every use case.</summary>
public sealed class PermissionTable(IEnumerable<Permission> permissions)
{
    private readonly Dictionary<string, Permission> byName = permissions.ToDictionary(p => p.Name, StringComparer.Ordinal);

    /// <summary>Every permission, in the order of the capabilities.</summary>
    public IReadOnlyCollection<Permission> All => byName.Values;

    /// <summary>True when one of the roles may, by this way in. An unknown permission is a bug.</summary>
    public bool Allows(string permission, IReadOnlyCollection<Role> roles, SignInMethod? method = null) =>
        byName.TryGetValue(permission, out var known)
            ? (known.ByMail || method != SignInMethod.Mail) && known.Roles.Any(roles.Contains)
            : throw new InvalidOperationException($"No permission '{permission}' in the table.");
}
