using Meguri.Domain.Exchange;
using Meguri.Web.Shell;
using Microsoft.AspNetCore.Mvc.ModelBinding;
using Microsoft.AspNetCore.Mvc.ModelBinding.Binders;

namespace Meguri.Web.Kit;

/// <summary>
/// Reads texts and days of every form alike. A text with characters that cannot be stored (NUL, half a character) and a day no calendar
/// of an office has are problems of their field, whatever page it is on; a page that does not look at them has its saves undone
/// (<see cref="Unreadable"/>).
/// </summary>
internal sealed class ReadableInputs : IModelBinderProvider
{
    private const string Mark = "unreadable-input";

    /// <summary>True when a field of this request could not be read: nothing of it may be saved.</summary>
    public static bool Unreadable(HttpContext http) => http.Items.ContainsKey(Mark);

    /// <inheritdoc/>
    public IModelBinder? GetBinder(ModelBinderProviderContext context)
    {
        var type = context.Metadata.UnderlyingOrModelType;
        if (type == typeof(string) && context.BindingInfo.BinderType is null)
            return new Binder(new SimpleTypeModelBinder(typeof(string), context.Services.GetRequiredService<ILoggerFactory>()), ProblemOfText);
        return type == typeof(DateOnly) ? new DayBinder() : null;
    }

    private static string? ProblemOfText(string text) => TextFolding.Clean(text) is { Ok: false } refused ? Problems.Say(refused.Problems[0]) : null;

    private static void Refuse(ModelBindingContext context, string problem)
    {
        context.ModelState.TryAddModelError(context.ModelName, problem);
        context.HttpContext.Items[Mark] = true;
    }

    private sealed class Binder(IModelBinder inner, Func<string, string?> problemOf) : IModelBinder
    {
        public async Task BindModelAsync(ModelBindingContext bindingContext)
        {
            await inner.BindModelAsync(bindingContext);
            if (bindingContext.Result is { IsModelSet: true, Model: string text } && problemOf(text) is { } problem) Refuse(bindingContext, problem);
        }
    }

    private sealed class DayBinder : IModelBinder
    {
        public Task BindModelAsync(ModelBindingContext bindingContext)
        {
            var sent = bindingContext.ValueProvider.GetValue(bindingContext.ModelName);
            if (sent == ValueProviderResult.None) return Task.CompletedTask;
            bindingContext.ModelState.SetModelValue(bindingContext.ModelName, sent);
            var text = sent.FirstValue;
            if (string.IsNullOrWhiteSpace(text))
            {
                if (bindingContext.ModelMetadata.IsReferenceOrNullableType) bindingContext.Result = ModelBindingResult.Success(null);
                else Refuse(bindingContext, KitWords.InputMissing);
                return Task.CompletedTask;
            }
            var read = DateReading.Read(text);
            if (read.Ok) bindingContext.Result = ModelBindingResult.Success(read.Value);
            else Refuse(bindingContext, Problems.Say(read.Problems[0]));
            return Task.CompletedTask;
        }
    }
}
