using System.Globalization;
using System.Text.Json;
using KafkaConfig.Adapters.Files;
using KafkaConfig.Adapters.Sandbox;
using KafkaConfig.Adapters.SchemaRegistry;
using KafkaConfig.Cli;
using KafkaConfig.Core;
using KafkaConfig.Core.Kinds;
using KafkaConfig.Core.Kinds.Schemas;
using KafkaConfig.Core.Layout;
using KafkaConfig.Core.Model;
using KafkaConfig.Testing;
using KafkaConfig.Testing.StandIns.SchemaRegistry;

namespace KafkaConfig.Benchmarks;

/// <summary>The schema side of a plan beside the bare calls.</summary>
internal static class SchemaBenchmark
{
    private const int Subjects = 5_000;

    public static async Task RunAsync(TextWriter output)
    {
        using var folder = new TemporaryFolder();
        folder.Write("kafka-config.yaml", "");
        folder.Write("environments/live.yaml", "cluster: { file: cluster.json }\n");
        await using var bulk = await StandInRegistry.StartAsync();
        await using var single = await StandInRegistry.StartAsync(new RegistryTraits { HasBulk = false });
        for (var number = 0; number < Subjects; number++)
        {
            var subject = string.Create(CultureInfo.InvariantCulture, $"orders.t{number}-value");
            var text = string.Create(CultureInfo.InvariantCulture, $"{{ \"type\": \"record\", \"name\": \"R{number}\", \"namespace\": \"acme\", \"fields\": [ {{ \"name\": \"id\", \"type\": \"string\" }}, {{ \"name\": \"at\", \"type\": \"long\" }} ] }}");
            folder.Write($"schemas/{subject}.avsc", text);
            foreach (var server in new[] { bulk, single })
                server.Store.Register(subject, StoredSchema.Parse("AVRO", text, []));
        }

        var content = Composition.Loader.Load(new DiskRepository(folder.Path, [.. KindCatalog.All.Select(kind => kind.Folder)]));
        SideBySide.Header(output, "schemas");
        await CompareAsync(output, $"plan of {Subjects} unchanged subjects, all at once", content.Definitions["live"], content.Environments[0], bulk, isBulk: true);
        await CompareAsync(output, "the same, of a registry without GET /schemas", content.Definitions["live"], content.Environments[0], single, isBulk: false);
    }

    private static Task CompareAsync(TextWriter output, string title, IReadOnlyList<IDefinition> definitions, EnvironmentDefinition environment, StandInRegistry server, bool isBulk) => SideBySide.MeasureAsync(
        output, title, server, () => PlanAsync(definitions, environment, server), http => isBulk ? BareBulkAsync(http, server.Url) : BareSinglesAsync(http, server.Url, definitions));

    private static async Task PlanAsync(IReadOnlyList<IDefinition> definitions, EnvironmentDefinition environment, StandInRegistry server)
    {
        var place = new SourceLocation("environments/live.yaml", 1, 1);
        using var client = new RegistryClient(new ServiceConnection(new ExternalText(server.Url, place), null, null), _ => null, TimeSpan.FromMinutes(1), TimeProvider.System);
        var registry = new ConfluentSchemaRegistry(client);
        var sandbox = new SandboxFile("nowhere.json", 1);
        var reader = new SubjectReader(registry, new SubjectFactReader(registry, new SandboxTopicCluster(sandbox), new SandboxUsage(sandbox)));
        var difference = await reader.CompareAsync(new Comparison(definitions, RepositorySettings.Empty, environment, new ClusterDescription("sandbox", [1], []), null), CancellationToken.None);
        if (difference.Unchanged != definitions.Count)
            throw new InvalidOperationException("The plan has changes.");
    }

    private static async Task BareBulkAsync(HttpClient http, string url)
    {
        for (var offset = 0; ; offset += 1_000)
        {
            using var page = JsonDocument.Parse(await http.GetByteArrayAsync(new Uri(string.Create(CultureInfo.InvariantCulture, $"{url}/schemas?latestOnly=true&subjectPrefix=&offset={offset}&limit=1000"))));
            if (page.RootElement.GetArrayLength() < 1_000)
                return;
        }
    }

    private static Task BareSinglesAsync(HttpClient http, string url, IReadOnlyList<IDefinition> definitions) =>
        Parallel.ForEachAsync(definitions, new ParallelOptions { MaxDegreeOfParallelism = 16 }, async (definition, token) =>
        {
            using var schema = JsonDocument.Parse(await http.GetByteArrayAsync(new Uri($"{url}/subjects/{Uri.EscapeDataString(definition.Address.Name)}/versions/latest"), token));
        });
}
