using Meguri.Domain.Kernel;

namespace Meguri.Platform.Access;

/// <summary>Who acts: set once per request, command or job; everybody else only reads it.</summary>
public sealed class Actor
{
    private Actor? present;

    /// <summary>The account; null for a command line, a job or a visitor.</summary>
    public Guid? AccountId { get; private set; }

    /// <summary>The membership in the current organization; null outside one.</summary>
    public MembershipId? MembershipId { get; private set; }

    /// <summary>The person in the register of people; null when the membership is tied to none.</summary>
    public Guid? PersonId { get; private set; }

    /// <summary>What the trail calls the actor.</summary>
    public string Name { get; private set; } = "";

    /// <summary>How the actor came in.</summary>
    public ActorKind Kind { get; private set; } = ActorKind.Nobody;

    /// <summary>Roles in the current organization.</summary>
    public IReadOnlyCollection<Role> Roles { get; private set; } = [];

    /// <summary>The session; null for whoever did not sign in.</summary>
    public Guid? SessionId { get; private set; }

    /// <summary>How the session began; null for whoever did not sign in.</summary>
    public SignInMethod? Method { get; private set; }

    /// <summary>Who it is in the present: another than this one only where somebody looks back as a guest.</summary>
    public Actor Present => present ?? this;

    /// <summary>What ties the lines of a log and of the trail to one request.</summary>
    public string RequestId { get; set; } = "";

    /// <summary>A member of the current organization, at the keyboard.</summary>
    public void BecomeMember(Guid account, MembershipId membership, Guid? person, string name, IReadOnlyCollection<Role> roles) =>
        (Kind, AccountId, MembershipId, PersonId, Name, Roles) = (ActorKind.Account, account, membership, person, name, roles);

    /// <summary>The same actor in the scope of a job that goes on behind the request.</summary>
    public void ActFor(Actor other) => (Kind, AccountId, MembershipId, PersonId, Name, Roles, RequestId, SessionId, Method) =
        (other.Kind, other.AccountId, other.MembershipId, other.PersonId, other.Name, other.Roles, other.RequestId, other.SessionId, other.Method);

    /// <summary>Somebody who looks back: the same person, as a guest with this role only, and party to nothing.</summary>
    public void LookBackAs(Actor other, Role role) => (present, Kind, AccountId, Name, Roles, RequestId) = (other, other.Kind, other.AccountId, other.Name, [role], other.RequestId);

    /// <summary>A person of the sample, in its past: acts with every right, as the loader does, or as one who has these roles.</summary>
    public void BecomePerson(Guid person, Guid? account, string name, params Role[] roles) =>
        (Kind, AccountId, PersonId, Name, Roles) = (ActorKind.System, account, person, name, roles.Length > 0 ? roles : Enum.GetValues<Role>());

    /// <summary>Somebody signed in, outside any organization.</summary>
    public void BecomeAccount(Guid account, string name) => (Kind, AccountId, Name) = (ActorKind.Account, account, name);

    /// <summary>The session the actor came in by.</summary>
    public void ComeBy(Guid session, SignInMethod method) => (SessionId, Method) = (session, method);

    /// <summary>The administrator's command line; may do what the use cases offer.</summary>
    public void BecomeCommandLine(string user) =>
        (Kind, Name, Roles) = (ActorKind.CommandLine, $"command line ({user})", Enum.GetValues<Role>());

    /// <summary>The installation itself: set-up and jobs.</summary>
    public void BecomeSystem(string job) => (Kind, Name, Roles) = (ActorKind.System, job, Enum.GetValues<Role>());
}

/// <summary>How an actor came in.</summary>
public enum ActorKind
{
    /// <summary>Not signed in.</summary>
    Nobody,

    /// <summary>An account.</summary>
    Account,

    /// <summary>A command.</summary>
    CommandLine,

    /// <summary>A job or the installation.</summary>
    System,
}
