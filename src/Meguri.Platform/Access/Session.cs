namespace Meguri.Platform.Access;

/// <summary>Somebody signed in on a device. The cookie carries its id; what is ended here holds on the next request.</summary>
public sealed class Session
{
    /// <summary>Longest <see cref="Device"/>.</summary>
    public const int LongestDevice = 60;

    /// <summary>Its id; random, for it is half of what the cookie says.</summary>
    public Guid Id { get; init; } = Guid.NewGuid();

    /// <summary>Whose it is.</summary>
    public Guid AccountId { get; init; }

    /// <summary>How it began.</summary>
    public SignInMethod Method { get; init; }

    /// <summary>Browser and system, as the browser says; a help to recognize it by, no proof.</summary>
    public required string Device { get; init; }

    /// <summary>When it began.</summary>
    public DateTimeOffset StartedAt { get; init; }

    /// <summary>When it was last used, give or take a minute.</summary>
    public DateTimeOffset SeenAt { get; set; }

    /// <summary>When it was ended; null while it holds.</summary>
    public DateTimeOffset? EndedAt { get; set; }
}

/// <summary>How somebody showed who they are.</summary>
public enum SignInMethod
{
    /// <summary>By the password alone.</summary>
    Password,

    /// <summary>By the password and a one-time code, or a recovery code in its place.</summary>
    PasswordAndCode,

    /// <summary>By a passkey whose device asked who holds it.</summary>
    Passkey,

    /// <summary>By a link from a mail: whoever reads the mailbox. Good for seeing, answering and acknowledging.</summary>
    Mail,
}

/// <summary>What follows from how somebody signed in.</summary>
public static class SignInMethods
{
    /// <summary>True when a stolen password alone would not have been enough.</summary>
    public static bool HasSecondFactor(this SignInMethod method) => method is SignInMethod.PasswordAndCode or SignInMethod.Passkey;

    /// <summary>What somebody is in an organization who came in by it; nothing when that is not enough there.</summary>
    /// <param name="method">The way in.</param>
    /// <param name="roles">What they are.</param>
    /// <param name="organization">What it asks for.</param>
    public static IReadOnlyCollection<Role> RolesIn(this SignInMethod method, IReadOnlyCollection<Role> roles, Tenancy.Organization organization) =>
        method != SignInMethod.Mail ? roles : organization.SignInByMail ? [.. roles.Intersect(ByMail).Except(organization.SecondFactorFor)] : [];

    private static readonly Role[] ByMail = [Role.DepartmentStaff, Role.Employee];
}
