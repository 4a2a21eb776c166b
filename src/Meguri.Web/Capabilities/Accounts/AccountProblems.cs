using Meguri.Domain.Kernel;
using Microsoft.AspNetCore.Identity;

namespace Meguri.Web.Capabilities.Accounts;

/// <summary>Every refusal of the capability.</summary>
internal static class AccountProblems
{
    public static Problem BadSlug(string slug) => new("bad_slug", "Slug", slug);

    public static Problem SlugTaken(string slug) => new("slug_taken", "Slug", slug);

    public static Problem OrganizationNameMissing => new("organization_name_missing", "Name");

    public static Problem SignInFailed => new("sign_in_failed");

    public static Problem TooManyAttempts(TimeSpan wait) => new("too_many_attempts", null, (int)Math.Ceiling(wait.TotalMinutes));

    public static Problem PasswordMismatch => new("password_mismatch", "Password");

    public static Problem WrongCode => new("wrong_code", "Code");

    public static Problem PasskeyFailed => new("passkey_failed");

    public static Problem PasskeyNameMissing => new("passkey_name_missing", "Name");

    public static Problem TooManyPasskeys(int most) => new("too_many_passkeys", null, most);

    public static Problem SecondFactorFirst => new("second_factor_first");

    public static Problem OfferExpired => new("offer_expired");

    public static Problem ElsewhereToo => new("member_elsewhere_too");

    public static Problem PeopleMissing(int most) => new("people_missing", null, most);

    public static Problem PeopleChanged => new("people_changed");

    public static Problem NoLoginName(string name, string signInName) => new("no_login_name", null, name, signInName);

    public static Problem AddressTaken(string name, string signInName) => new("address_taken", null, name, signInName);

    public static Problem CardsMissing(int most) => new("cards_missing", null, most);

    public static Problem InvitationExpired => new("invitation_expired");

    public static Problem NoMail => new("no_mail");

    public static Problem InvalidEmail => new("invalid_email", "Email");

    public static Problem MailLinkExpired => new("mail_link_expired");

    public static Problem LinkExpired => new("link_expired");

    public static Problem AlreadyMember(string email) => new("already_member", "Email", email);

    public static Problem RolesMissing => new("roles_missing", "Roles");

    public static Problem LastAdministrator => new("last_administrator", "Roles");

    public static Problem MemberElsewhere => new("member_elsewhere");

    public static Problem UnknownPerson => new("member_unknown_person", "PersonId");

    public static Problem PersonTaken => new("member_person_taken", "PersonId");

    public static Problem NoSuchAccount(string email) => new("no_such_account", "Email", email);

    /// <summary>What Identity refused, beside the field it concerns.</summary>
    public static List<Problem> Of(IdentityResult result, string emailField, string passwordField) => [.. result.Errors.Select(error => error.Code switch
    {
        nameof(IdentityErrorDescriber.PasswordTooShort) => new Problem("password_too_short", passwordField, 12),
        nameof(IdentityErrorDescriber.PasswordMismatch) => new Problem("password_mismatch", "Current"),
        nameof(IdentityErrorDescriber.InvalidToken) => LinkExpired,
        // Somebody was first with the same link.
        nameof(IdentityErrorDescriber.ConcurrencyFailure) or nameof(IdentityErrorDescriber.UserAlreadyHasPassword) => LinkExpired,
        nameof(IdentityErrorDescriber.DuplicateEmail) or nameof(IdentityErrorDescriber.DuplicateUserName) => new Problem("email_taken", emailField),
        nameof(IdentityErrorDescriber.InvalidEmail) or nameof(IdentityErrorDescriber.InvalidUserName) => InvalidEmail with { Field = emailField },
        _ => throw new InvalidOperationException($"Identity refused with {error.Code}: {error.Description}"),
    }).DistinctBy(p => p.Code)];
}
