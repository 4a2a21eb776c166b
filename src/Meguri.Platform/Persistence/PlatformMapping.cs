using Meguri.Platform.Access;
using Meguri.Platform.Tenancy;
using Meguri.Platform.Trail;
using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;

namespace Meguri.Platform.Persistence;

/// <summary>The tables of the platform itself.</summary>
internal static class PlatformMapping
{
    /// <summary>
    /// Tables that are machinery: no activity is needed to write them. A test fails for a table that is neither here nor an
    /// <see cref="Meguri.Domain.Kernel.Entity"/> nor the account.
    /// </summary>
    public static IReadOnlySet<Type> Machinery { get; } = new HashSet<Type>
    {
        typeof(Activity), typeof(ActivityEvent), typeof(TrailHead), typeof(NumberSeries),
        typeof(IdentityUserClaim<Guid>), typeof(IdentityUserLogin<Guid>), typeof(IdentityUserToken<Guid>), typeof(IdentityUserPasskey<Guid>), typeof(IdentityPasskeyData),
        // What a form was answered, kept for a day: the change it speaks of has its own activity, and a visitor's has no organization.
        typeof(FormAnswer),
        // Coming and going, not a change to anything; what an administrator ends stands on the membership.
        typeof(Session), typeof(Attempt),
        // On its way or settled; what it speaks of has its own activity.
        typeof(Mails.Mail),
    };

    /// <summary>What of an account changes by itself: counters and stamps, not acts of anybody.</summary>
    public static IReadOnlySet<string> AccountMachinery { get; } = new HashSet<string>(StringComparer.Ordinal)
    {
        nameof(Account.AccessFailedCount), nameof(Account.LockoutEnd), nameof(Account.ConcurrencyStamp), nameof(Account.SecurityStamp),
        nameof(Account.NormalizedEmail), nameof(Account.NormalizedUserName), nameof(Account.CodeStep),
    };

    /// <summary>What of an account the trail says that it changed, and no more.</summary>
    public static IReadOnlySet<string> AccountSecrets { get; } = new HashSet<string>(StringComparer.Ordinal)
    {
        nameof(Account.PasswordHash), nameof(Account.CodeSecret), nameof(Account.RecoveryCodes),
    };

    public static void Map(ModelBuilder model)
    {
        model.Entity<Account>().ToTable("accounts");
        model.Entity<IdentityUserClaim<Guid>>().ToTable("account_claims");
        model.Entity<IdentityUserLogin<Guid>>().ToTable("account_logins");
        model.Entity<IdentityUserToken<Guid>>().ToTable("account_tokens");
        // Said here too: Identity maps passkeys and bounds its texts only where the application's options are at hand, and migrations are made without.
        model.Entity<Account>().Property(a => a.PhoneNumber).HasMaxLength(256);
        model.Entity<Account>().Property(a => a.CodeSecret).HasMaxLength(400);
        model.Entity<Account>().Property(a => a.RecoveryCodes).AsJson();
        model.Entity<IdentityUserLogin<Guid>>().Property(l => l.LoginProvider).HasMaxLength(128);
        model.Entity<IdentityUserLogin<Guid>>().Property(l => l.ProviderKey).HasMaxLength(128);
        model.Entity<IdentityUserToken<Guid>>().Property(t => t.LoginProvider).HasMaxLength(128);
        model.Entity<IdentityUserToken<Guid>>().Property(t => t.Name).HasMaxLength(128);
        var passkey = model.Entity<IdentityUserPasskey<Guid>>().ToTable("account_passkeys");
        passkey.HasKey(p => p.CredentialId);
        passkey.Property(p => p.CredentialId).HasMaxLength(1024);
        passkey.OwnsOne(p => p.Data).ToJson();
        passkey.HasOne<Account>().WithMany().HasForeignKey(p => p.UserId).IsRequired();

        var organization = model.Entity<Organization>().ToTable("organizations").WithVersion();
        organization.HasKey(o => o.OrganizationId);
        organization.HasIndex(o => o.Slug).IsUnique();
        organization.Property(o => o.Slug).HasMaxLength(40);
        organization.Property(o => o.Terms).AsJson();
        organization.Property(o => o.SecondFactorFor).AsJson();

        var membership = model.Owned<Membership>("memberships");
        membership.HasIndex(m => new { m.OrganizationId, m.AccountId }).IsUnique();
        membership.HasIndex(m => m.AccountId);
        membership.HasIndex(m => new { m.OrganizationId, m.PersonId });
        membership.Property(m => m.Roles).AsJson();
        membership.HasOne<Account>().WithMany().HasForeignKey(m => m.AccountId).OnDelete(DeleteBehavior.Restrict);

        var identity = model.Owned<ExternalIdentity>("external_identities");
        identity.HasIndex(i => new { i.OrganizationId, i.Issuer, i.Subject }).IsUnique();
        identity.HasIndex(i => i.AccountId);
        identity.Property(i => i.Issuer).HasMaxLength(ExternalIdentity.Longest);
        identity.Property(i => i.Subject).HasMaxLength(ExternalIdentity.Longest);
        identity.HasOne<Account>().WithMany().HasForeignKey(i => i.AccountId).OnDelete(DeleteBehavior.Restrict);

        var series = model.Entity<NumberSeries>().ToTable("number_series");
        series.HasKey(s => new { s.OrganizationId, s.Series });
        series.Property(s => s.Series).HasMaxLength(10);

        var answer = model.Entity<FormAnswer>().ToTable("form_answers");
        answer.HasKey(a => new { a.AccountId, a.Key });
        answer.HasIndex(a => a.At);
        answer.Property(a => a.Key).HasMaxLength(FormAnswer.LongestKey);
        answer.Property(a => a.RequestHash).HasMaxLength(64);

        var session = model.Entity<Session>().ToTable("sessions");
        session.HasKey(s => s.Id);
        session.Property(s => s.Id).ValueGeneratedNever();
        session.HasIndex(s => s.AccountId);
        session.HasIndex(s => s.SeenAt);
        session.Property(s => s.Device).HasMaxLength(Session.LongestDevice);
        session.HasOne<Account>().WithMany().HasForeignKey(s => s.AccountId).IsRequired();

        var attempt = model.Entity<Attempt>().ToTable("attempts");
        attempt.HasKey(a => a.Key);
        attempt.HasIndex(a => a.Since);
        attempt.Property(a => a.Key).HasMaxLength(64);

        var mail = model.Entity<Mails.Mail>().ToTable("mails");
        mail.HasKey(m => m.Id);
        mail.Property(m => m.Id).ValueGeneratedNever();
        mail.HasIndex(m => m.NextAt);
        mail.HasIndex(m => m.QueuedAt);
        mail.Property(m => m.Why).HasMaxLength(Mails.Mail.LongestWhy);

        var activity = model.Entity<Activity>().ToTable("trail_activities");
        activity.HasKey(a => new { a.OrganizationId, a.Sequence });
        activity.Property(a => a.Sequence).ValueGeneratedNever();
        activity.HasIndex(a => new { a.OrganizationId, a.At });

        var @event = model.Entity<ActivityEvent>().ToTable("trail_events");
        @event.HasKey(e => new { e.OrganizationId, e.Sequence, e.Ordinal });
        @event.HasIndex(e => new { e.OrganizationId, e.Subject, e.SubjectId, e.Sequence });
        @event.Property(e => e.Subject).HasMaxLength(60);

        model.Entity<TrailHead>().ToTable("trail_heads").HasKey(h => h.OrganizationId);
    }
}

/// <summary>The last number given in a series of an organization.</summary>
internal sealed class NumberSeries
{
    public Meguri.Domain.Kernel.OrganizationId OrganizationId { get; init; }

    public required string Series { get; init; }

    public int Last { get; set; }
}
