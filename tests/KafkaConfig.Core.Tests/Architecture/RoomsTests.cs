using System.Text.RegularExpressions;
using ArchUnitNET.Loader;
using KafkaConfig.Cli;

namespace KafkaConfig.Core.Tests.Architecture;

public sealed class RoomsTests
{
    // A room sees those before it, never one after.
    private static readonly string[] Rooms =
        ["Model", "Findings", "Loading", "Layout", "Checking", "Evidence", "Usage", "Journal", "Revisions", "Promotions", "Kinds", "Planning", "Applying", "Reporting", "Operations"];

    private static readonly ArchUnitNET.Domain.Architecture Product = new ArchLoader()
        .LoadAssemblies(typeof(RuleCatalog).Assembly, typeof(Adapters.Files.DiskRepository).Assembly, typeof(ExitCode).Assembly).Build();

    [Fact]
    public void A_room_sees_only_the_rooms_before_it()
    {
        var seen = Dependencies().Where(pair => RoomOf(pair.From) >= 0 && RoomOf(pair.To) >= 0).ToList();
        Assert.True(seen.Count > 100, "The test looks at nothing: have the rooms been renamed?");
        var breaches = seen.Where(pair => RoomOf(pair.To) > RoomOf(pair.From));
        AssertNone(breaches, "Move what both need into the earlier room, or hand it over as a value.");
    }

    [Fact]
    public void Every_folder_is_a_room_so_that_none_escapes() => Assert.Equal(
        Rooms.Order(StringComparer.Ordinal),
        Directory.GetDirectories(Testing.SolutionRoot.Combine("tool", "KafkaConfig.Core")).Select(path => Path.GetFileName(path)).Where(name => name is not ("bin" or "obj")).Order(StringComparer.Ordinal));

    [Fact]
    public void Nothing_in_a_room_refers_to_the_catalogues() => AssertNone(
        Dependencies().Where(pair => RoomOf(pair.From) >= 0 && pair.To is "KafkaConfig.Core.KindCatalog" or "KafkaConfig.Core.RuleCatalog").Where(pair => RoomOf(pair.From) >= 0),
        "Take the list by constructor.");

    [Fact]
    public void A_rule_sees_no_port_and_no_loading() => AssertNone(
        Dependencies().Where(pair => pair.From.Contains(".Rules.", StringComparison.Ordinal) && pair.From.StartsWith("KafkaConfig.Core", StringComparison.Ordinal))
            .Where(pair => pair.To.StartsWith("KafkaConfig.Core.Loading.", StringComparison.Ordinal) || Regex.IsMatch(pair.To, @"\.(ITopicCluster|ITopicClusterWriter|ISchemaRegistry|ISchemaRegistryWriter|IConnectCluster|IConnectClusterWriter|ILinkCluster|ILinkClusterWriter|IMirrorCluster|IMirrorClusterWriter|ILinkSources|IKindReader|IChangeApplier|IRepository)$")),
        "A rule is pure: read the fact in the kind's reader.");

    [Fact]
    public void Only_loading_sees_YamlDotNet() => AssertNone(
        Dependencies().Where(pair => pair.To.StartsWith("YamlDotNet.", StringComparison.Ordinal) && !pair.From.StartsWith("KafkaConfig.Core.Loading.", StringComparison.Ordinal)),
        "Use the nodes of Loading.");

    [Fact]
    public void Only_the_terminal_sees_Spectre() => AssertNone(
        Dependencies().Where(pair => pair.To.StartsWith("Spectre.", StringComparison.Ordinal) && !pair.From.StartsWith("KafkaConfig.Cli.Terminal.", StringComparison.Ordinal)),
        "Views write text.");

    [Fact]
    public void Only_arguments_see_the_command_line_library() => AssertNone(
        Dependencies().Where(pair => pair.To.StartsWith("System.CommandLine.", StringComparison.Ordinal) && pair.From.StartsWith("KafkaConfig.", StringComparison.Ordinal))
            .Where(pair => !Regex.IsMatch(pair.From, @"(Arguments|CommandLine|CommonOptions|DocumentedCommand|HelpWithExamples)(/|\+|$|\.)")),
        "Take a record of arguments.");

    [Fact]
    public void Only_its_own_adapter_sees_a_client_of_Confluent() => AssertNone(
        Dependencies().Where(pair => pair.To.StartsWith("Confluent.", StringComparison.Ordinal)
            && !pair.From.StartsWith(pair.To.StartsWith("Confluent.SchemaRegistry.", StringComparison.Ordinal) ? "KafkaConfig.Adapters.SchemaRegistry." : "KafkaConfig.Adapters.Kafka.", StringComparison.Ordinal)),
        "Use the kind's port.");

    [Fact]
    public void Only_its_own_adapter_sees_the_client_of_GitHub() => AssertNone(
        Dependencies().Where(pair => pair.To.StartsWith("Octokit.", StringComparison.Ordinal) && !pair.From.StartsWith("KafkaConfig.Adapters.GitHub.", StringComparison.Ordinal)),
        "Use the ports of Reporting.");

    [Theory]
    [InlineData("Avro.", "Avro.AvroSecondOpinion")]
    [InlineData("ProtoBuf.", "Protobuf.Protobuf")]
    [InlineData("Google.Protobuf.", "Protobuf.Protobuf")]
    [InlineData("NJsonSchema.", "JsonSchema.JsonSchemaValidator")]
    [InlineData("Newtonsoft.", "JsonSchema.JsonSchemaValidator")]
    public void A_schema_library_is_seen_by_one_class(string library, string by) => AssertNone(
        Dependencies().Where(pair => pair.To.StartsWith(library, StringComparison.Ordinal) && !pair.From.StartsWith($"KafkaConfig.Core.Kinds.Schemas.Languages.{by}", StringComparison.Ordinal)),
        "Ask that class.");

    [Fact]
    public void A_view_sees_no_port_and_no_adapter() => AssertNone(
        Dependencies().Where(pair => pair.From.StartsWith("KafkaConfig.Cli.Views.", StringComparison.Ordinal))
            .Where(pair => pair.To.StartsWith("KafkaConfig.Adapters.", StringComparison.Ordinal) || Regex.IsMatch(pair.To, @"\.(ITopicCluster|ITopicClusterWriter|ISchemaRegistry|ISchemaRegistryWriter|IConnectCluster|IConnectClusterWriter|IKindReader|IChangeApplier|IRepository|IClusterIdentity|IPullRequestComments|IIssues)$")),
        "Hand the view a report.");

    [Fact]
    public void An_adapter_sees_no_plan_and_no_rule() => AssertNone(
        Dependencies().Where(pair => pair.From.StartsWith("KafkaConfig.Adapters.", StringComparison.Ordinal))
            .Where(pair => pair.To.StartsWith("KafkaConfig.Core.Planning.", StringComparison.Ordinal) || pair.To.StartsWith("KafkaConfig.Core.Checking.", StringComparison.Ordinal) || pair.To.Contains(".Rules.", StringComparison.Ordinal)),
        "An adapter implements a port, nothing more.");

    [Fact]
    public void No_namespace_ends_in_the_name_of_a_type_beside_it()
    {
        var types = Product.Types.Where(type => type.FullName.StartsWith("KafkaConfig.", StringComparison.Ordinal)).ToList();
        var namespaces = types.Select(type => type.Namespace.FullName).Distinct().ToList();
        Assert.NotEmpty(namespaces);
        Assert.Empty(types.Where(type => namespaces.Contains($"{type.Namespace.FullName}.{type.Name}")).Select(type => type.FullName));
        Assert.DoesNotContain(namespaces, name => name.Split('.')[^1] is "Confluent" or "Octokit" or "System");
    }

    private static int RoomOf(string type) =>
        type.StartsWith("KafkaConfig.Core.", StringComparison.Ordinal) && type.Split('.') is { Length: > 3 } parts ? Array.IndexOf(Rooms, parts[2]) : -1;

    private static IEnumerable<(string From, string To)> Dependencies() =>
        Product.Types.Where(type => type.FullName.StartsWith("KafkaConfig.", StringComparison.Ordinal))
            .SelectMany(type => type.Dependencies.Select(dependency => (type.FullName, dependency.Target.FullName)))
            .Distinct();

    private static void AssertNone(IEnumerable<(string From, string To)> breaches, string instead) =>
        Assert.True(!breaches.Any(), $"{string.Join('\n', breaches.Select(pair => $"{pair.From} sees {pair.To}").Distinct())}\n{instead}");
}
