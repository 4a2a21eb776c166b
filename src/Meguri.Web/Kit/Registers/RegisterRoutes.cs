using Meguri.Web.Host;
using Microsoft.AspNetCore.Mvc.ApplicationModels;

namespace Meguri.Web.Kit.Registers;

/// <summary>Gives every register the kit's pages below its list (<c>/assets/export</c>, <c>/people/print</c> …), each with the register's own policy, and the bulk change where it has one with the right to it.</summary>
internal sealed class RegisterRoutes(IReadOnlyList<RegisterEntry> registers) : IPageRouteModelConvention
{
    private const string Bulk = "bulk";
    private const string Pages = "/Kit/Registers/Pages/";

    public void Apply(PageRouteModel model)
    {
        if (!model.ViewEnginePath.StartsWith(Pages, StringComparison.Ordinal)) return;
        var name = model.Selectors[0].AttributeRouteModel!.Template!.TrimStart('/');
        model.Selectors.Clear();
        foreach (var register in registers.Where(r => name != Bulk || r.Bulk is not null))
        {
            var selector = new SelectorModel
            {
                AttributeRouteModel = new AttributeRouteModel { Template = register.Below(name).TrimStart('/') },
                EndpointMetadata = { register, new PermitAttribute(register.Permission) },
            };
            if (name == Bulk) selector.EndpointMetadata.Add(new PermitAttribute(register.Bulk!));
            model.Selectors.Add(selector);
        }
    }
}
