using Meguri.Platform.Access;
using Meguri.Web.Host;
using Meguri.Web.Kit.Imports;
using Microsoft.AspNetCore.Mvc;

namespace Meguri.Web.Capabilities.Organizations;

/// <summary>Takes a people master.</summary>
[Permit(OrganizationPermissions.Edit)]
[LargestBody(LargestFile)]
[RequestSizeLimit(LargestFile)]
[RequestFormLimits(MultipartBodyLengthLimit = LargestFile)]
internal sealed class ImportPeopleModel(ImportParts parts, PersonImporter importer) : UploadPage(parts, importer);

/// <summary>What a people master would do.</summary>
[Permit(OrganizationPermissions.Edit)]
internal sealed class ReviewPeopleModel(ImportParts parts, PersonImporter importer, Actor actor) : ReviewPage(parts, importer, actor)
{
    protected override Importer Make(IServiceProvider services, ImportUpload upload) => services.GetRequiredService<PersonImporter>();
}
