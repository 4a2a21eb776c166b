using Microsoft.AspNetCore.Mvc.ModelBinding.Metadata;

namespace Meguri.Web.Kit;

/// <summary>What stands beside a field whose input has the wrong form, in the reader's language: the framework speaks English only.</summary>
internal static class InputMessages
{
    public static void Say(DefaultModelBindingMessageProvider messages)
    {
        messages.SetAttemptedValueIsInvalidAccessor((value, _) => KitWords.UnreadableInput(value));
        messages.SetNonPropertyAttemptedValueIsInvalidAccessor(value => KitWords.UnreadableInput(value));
        messages.SetUnknownValueIsInvalidAccessor(_ => KitWords.UnreadableField);
        messages.SetNonPropertyUnknownValueIsInvalidAccessor(() => KitWords.UnreadableField);
        messages.SetValueIsInvalidAccessor(value => KitWords.UnreadableInput(value));
        messages.SetValueMustBeANumberAccessor(_ => KitWords.NumberNeeded);
        messages.SetNonPropertyValueMustBeANumberAccessor(() => KitWords.NumberNeeded);
        messages.SetValueMustNotBeNullAccessor(_ => KitWords.InputMissing);
        messages.SetMissingBindRequiredValueAccessor(_ => KitWords.InputMissing);
        messages.SetMissingKeyOrValueAccessor(() => KitWords.InputMissing);
        messages.SetMissingRequestBodyRequiredValueAccessor(() => KitWords.InputMissing);
    }
}
