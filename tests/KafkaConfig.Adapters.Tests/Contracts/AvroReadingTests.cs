using System.Collections.Concurrent;
using System.Security.Cryptography;
using KafkaConfig.Adapters.SchemaRegistry;
using KafkaConfig.Adapters.Tests.Live;
using KafkaConfig.Core.Findings;
using KafkaConfig.Core.Kinds;
using KafkaConfig.Core.Kinds.Schemas;
using KafkaConfig.Core.Kinds.Schemas.Languages.Avro;
using KafkaConfig.Core.Loading;
using KafkaConfig.Testing;

namespace KafkaConfig.Adapters.Tests.Contracts;

/// <summary>What is read without a finding can be registered; what is refused offline, the registry refuses too, or we know why it does not.</summary>
public sealed class AvroReadingTests(LiveRegistry live)
{
    private const int Texts = 3_000;

    // Mistakes that Avro's library for Java lets pass, each with what they lead to.
    private static readonly string[] OursAlone =
    [
        "because the union's first branch is", // Later Java takes a default of any branch; other libraries fail on the schema.
        "which is no field of", // Java ignores what a default says too much.
        "which is no symbol of", // Java fails when the default is first needed.
        "has the length", // The same.
        "which is no byte", // The same.
        "expected a number (", // Java takes "NaN" for a number.
        "given twice", // Java keeps one of them, nobody says which.
        "'doc' is", // Java drops it.
        "'logicalType' is", // The same.
        "'namespace' is", // The same.
        "is no legal namespace", // Java does not look at it where the name brings its own.
        "'default' is", // The same, for an enum.
        "The union is empty", // Java takes it; nothing can be written with it.
        "Errors belong to protocols", // Java takes them for records.
        "There is no type 'acme.", // Java lets a reference say anything besides.
        "is no legal alias", // Java does not look at aliases of fields.
    ];

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Offline_reading_lets_nothing_pass_that_the_registry_refuses()
    {
        using var client = RegistryConnections.Open(await live.UrlAsync());
        var writer = new ConfluentSchemaRegistryWriter(client);
        var prefix = $"reading.{RandomNumberGenerator.GetHexString(8)}.s";
        var texts = Enumerable.Range(0, Texts).Select(Spoiled).Distinct().ToList();
        var answers = new ConcurrentDictionary<string, WriteResult>();
        await Parallel.ForEachAsync(texts.Index(), new ParallelOptions { MaxDegreeOfParallelism = 8, CancellationToken = Token }, async (text, token) =>
            answers[text.Item] = (await writer.RegisterAsync(new NewSchema($"{prefix}{text.Index}", SchemaLanguage.Avro, text.Item, [], Normalize: false), token)).Result);

        var differences = new List<string>();
        var (taken, refused) = (0, 0);
        foreach (var text in texts)
        {
            var findings = new List<Finding>();
            var document = new AvroLanguage().Read(SourceFile.Read("schemas/some.avsc", text), findings);
            var isTaken = answers[text].Status == WriteStatus.Done;
            // Its canonicalizer never ends on a record that refers to itself through a map: that says nothing of the schema.
            if (!isTaken && answers[text].Why?.Contains("discover", StringComparison.Ordinal) != true)
                continue;
            // Java's library fails on whole numbers beyond 64 bits that records and arrays say besides; elsewhere it takes them.
            if (document is not null && !isTaken && text.Contains("9223372036854775808", StringComparison.Ordinal))
                continue;
            // Without the schemas that it refers to, the registry cannot read it.
            if (document?.Needs.Count > 0)
                continue;
            (taken, refused) = isTaken ? (taken + 1, refused) : (taken, refused + 1);
            if (document is not null != isTaken && !(isTaken && findings.All(finding => OursAlone.Any(words => finding.What.Contains(words, StringComparison.Ordinal)))))
                differences.Add($"{(isTaken ? "taken" : "refused")} by the registry ({answers[text].Why}): {string.Join(' ', findings.Select(finding => finding.What))}\n  {text}");
        }

        Assert.True(differences.Count == 0, $"{differences.Count} of {texts.Count} differ.\n{string.Join('\n', differences.Take(20))}");
        // Damage of one sort alone proves nothing.
        Assert.True(taken > 100 && refused > 500, $"{taken} taken, {refused} refused");
    }

    private static string Spoiled(int index)
    {
        var choices = AvroChoices.Seeded((20261102UL * 1_000_003) + (ulong)index);
        return new AvroDamage(choices).Spoil(SomeAvro.Build(choices));
    }
}
