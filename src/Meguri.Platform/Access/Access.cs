namespace Meguri.Platform.Access;

/// <summary>The truth about who may: the first line of every use case asks it.</summary>
public sealed class Access(Actor actor, PermissionTable table)
{
    /// <summary>True when the actor may; for what a page shows.</summary>
    public bool May(string permission) => actor.Kind != ActorKind.Nobody && table.Allows(permission, actor.Roles, actor.Method);

    /// <summary>Goes on only when the actor may.</summary>
    /// <exception cref="ForbiddenException">The actor may not.</exception>
    public void Demand(string permission)
    {
        if (!May(permission)) throw new ForbiddenException(permission);
    }
}

/// <summary>Somebody reached a use case without the right to it; answered with 403.</summary>
public sealed class ForbiddenException(string permission) : Exception($"Missing permission {permission}.");
