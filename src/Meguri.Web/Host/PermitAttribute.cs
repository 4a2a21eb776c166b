using Meguri.Platform.Access;
using Microsoft.AspNetCore.Authorization;
using Microsoft.Extensions.Options;

namespace Meguri.Web.Host;

/// <summary>Who may open a page: the policy is the permission's name.</summary>
[AttributeUsage(AttributeTargets.Class | AttributeTargets.Method)]
internal sealed class PermitAttribute(string permission) : AuthorizeAttribute(permission);

/// <summary>Any account that is signed in, inside an organization or not.</summary>
[AttributeUsage(AttributeTargets.Class | AttributeTargets.Method)]
internal sealed class SignedInAttribute() : AuthorizeAttribute(PolicyName)
{
    public const string PolicyName = "signed-in";
}

/// <summary>Any member of the current organization.</summary>
[AttributeUsage(AttributeTargets.Class | AttributeTargets.Method)]
internal sealed class MemberAttribute() : AuthorizeAttribute(PolicyName)
{
    public const string PolicyName = "member";
}

/// <summary>Needs a permission of the table.</summary>
internal sealed record PermissionRequirement(string Permission) : IAuthorizationRequirement;

/// <summary>Makes a policy of every permission; what has no policy is closed.</summary>
internal sealed class PermissionPolicies(IOptions<AuthorizationOptions> options, PermissionTable table) : DefaultAuthorizationPolicyProvider(options)
{
    /// <summary>The table is code and never changes while the program runs.</summary>
    public override bool AllowsCachingPolicies => true;

    public override async Task<AuthorizationPolicy?> GetPolicyAsync(string policyName) =>
        table.All.Any(p => p.Name == policyName)
            ? new AuthorizationPolicyBuilder().RequireAuthenticatedUser().AddRequirements(new PermissionRequirement(policyName)).Build()
            : await base.GetPolicyAsync(policyName);
}

/// <summary>Asks the permission table.</summary>
internal sealed class PermissionHandler(IHttpContextAccessor http) : AuthorizationHandler<PermissionRequirement>
{
    protected override Task HandleRequirementAsync(AuthorizationHandlerContext context, PermissionRequirement requirement)
    {
        var services = http.HttpContext!.RequestServices;
        if (services.GetRequiredService<Platform.Tenancy.CurrentOrganization>().IsSet
            && services.GetRequiredService<Access>().May(requirement.Permission)) context.Succeed(requirement);
        return Task.CompletedTask;
    }
}
