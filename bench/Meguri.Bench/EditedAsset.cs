using System.Globalization;
using System.Reflection;
using Meguri.Domain.Assets;
using Meguri.Web.Capabilities.Assets;
using Microsoft.AspNetCore.Http;

namespace Meguri.Bench;

/// <summary>An asset that somebody edits again and again: the form as a browser sends it, one version after the other.</summary>
internal sealed class EditedAsset(Asset asset, string token)
{
    private const string Prefix = "Input.";
    private static readonly PropertyInfo[] Fields = typeof(AssetForm).GetProperties();
    private readonly AssetForm form = AssetForm.Of(asset);
    private int times;

    /// <summary>Sends the form with another remark; the answer must be that it was saved.</summary>
    public async Task SaveAsync(HttpClient http, string below)
    {
        form.Note = $"見直し {++times}";
        using var request = new HttpRequestMessage(HttpMethod.Post, $"{below}/assets/{asset.Id.Value}/edit") { Content = new FormUrlEncodedContent(Pairs()) };
        request.Headers.Add("Idempotency-Key", Guid.NewGuid().ToString("N"));
        using var response = await http.SendAsync(request);
        if (response.StatusCode != System.Net.HttpStatusCode.Redirect) throw new InvalidOperationException($"Saving answered {response.StatusCode}: {await response.Content.ReadAsStringAsync()}");
        form.Version++;
    }

    /// <summary>The form as it was sent, read by hand.</summary>
    public static AssetForm Read(IFormCollection sent)
    {
        var read = new AssetForm();
        foreach (var field in Fields)
            if (sent.TryGetValue(Prefix + field.Name, out var text)) field.SetValue(read, ValueOf(Nullable.GetUnderlyingType(field.PropertyType) ?? field.PropertyType, text!));
        return read;
    }

    private IEnumerable<KeyValuePair<string, string>> Pairs() => Fields.Select(field => (field.Name, Value: field.GetValue(form))).Where(field => field.Value is not null)
        .Select(field => KeyValuePair.Create(Prefix + field.Name, TextOf(field.Value!))).Append(KeyValuePair.Create("__RequestVerificationToken", token));

    private static string TextOf(object value) => value is DateOnly day ? day.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture) : string.Create(CultureInfo.InvariantCulture, $"{value}");

    private static object ValueOf(Type type, string text) => type == typeof(Guid) ? Guid.Parse(text)
        : type == typeof(DateOnly) ? DateOnly.ParseExact(text, "yyyy-MM-dd", CultureInfo.InvariantCulture)
        : type.IsEnum ? Enum.Parse(type, text) : Convert.ChangeType(text, type, CultureInfo.InvariantCulture);
}
