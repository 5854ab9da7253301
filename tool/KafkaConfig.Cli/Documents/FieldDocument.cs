using System.Text.Json.Serialization;
using KafkaConfig.Core.Model;

namespace KafkaConfig.Cli.Documents;

/// <summary>One field of a change, in Kafka's raw values. <c>unit</c> is milliseconds, bytes or null; <c>part</c> is <c>added</c> or <c>removed</c> where the part itself comes or goes.</summary>
public sealed record FieldDocument(
    string Field, string? Before, string? BeforeOrigin, string? After, string? AfterOrigin, string? Fallback, string? FallbackOrigin, string? Unit, string? File, int? Line,
    [property: JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)] string? Part = null)
{
    internal static FieldDocument Of(FieldChange field) => new(
        field.Field, field.Before, field.BeforeOrigin, field.After, field.AfterOrigin, field.Fallback, field.FallbackOrigin, field.Unit == ValueUnit.None ? null : field.Unit.ToString().ToLowerInvariant(),
        field.Source?.Path, field.Source?.Line, field.IsAddition ? "added" : field.IsRemoval ? "removed" : null);
}
