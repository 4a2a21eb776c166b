using Meguri.Platform.Access;
using Meguri.Platform.Mails;
using Meguri.Platform.Persistence;

namespace Meguri.Platform.Archives;

/// <summary>
/// What passes: no archive carries it and no state counts it. All else that the model has is carried. A test names the machinery that
/// is carried, so that whoever adds a table decides.
/// </summary>
internal static class Passing
{
    /// <summary>The tables: who is signed in, who tried to, what a form was answered, what mail was on its way.</summary>
    public static IReadOnlySet<Type> Tables { get; } = new HashSet<Type> { typeof(Session), typeof(Attempt), typeof(FormAnswer), typeof(Mail) };

    /// <summary>The columns of accounts, with what a row has there after it was carried: new stamps, so that every session, link and token of before is void.</summary>
    public static IReadOnlyDictionary<string, Func<object>> OfAccounts { get; } = new Dictionary<string, Func<object>>(StringComparer.Ordinal)
    {
        [nameof(Account.SecurityStamp)] = NewStamp,
        [nameof(Account.ConcurrencyStamp)] = NewStamp,
        [nameof(Account.AccessFailedCount)] = () => 0L,
        [nameof(Account.LockoutEnd)] = () => DBNull.Value,
        [nameof(Account.CodeStep)] = () => 0L,
    };

    /// <summary>The table whose columns these are.</summary>
    public const string Accounts = "accounts";

    /// <summary>True when a column passes.</summary>
    public static bool IsPassing(string table, string column) => table == Accounts && OfAccounts.ContainsKey(column);

    private static object NewStamp() => Guid.NewGuid().ToString("N").ToUpperInvariant();
}
