using System.Text.Json.Serialization;
using KafkaConfig.Cli.Views;
using KafkaConfig.Core.Model;

namespace KafkaConfig.Cli.Documents;

/// <summary>A change as JSON. <c>factsDigest</c> names the live facts that it rests on; <c>identity</c> tells the resource from a later one of its name;
/// <c>detail</c> shows texts line by line.</summary>
public sealed record ChangeDocument(
    string Address, string Action, string Reason, string Impact, IReadOnlyList<FieldDocument> Fields, string? File, int? Line, string? FactsDigest, string? Identity,
    [property: JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)] string? Detail = null)
{
    internal static ChangeDocument Of(Change change, string? digest, string? identity) => new(
        change.Address.ToString(), change.Action, ReasonOf(change.Reason), ChangeWords.Word(change.Impact), [.. change.Fields.Select(FieldDocument.Of)], change.Source?.Path, change.Source?.Line,
        digest, identity, change.Detail);

    private static string ReasonOf(Reason reason) => reason switch
    {
        Core.Model.Reason.NotOnCluster => "not-on-cluster",
        Core.Model.Reason.DiffersFromCluster => "differs-from-cluster",
        _ => "not-declared",
    };
}
