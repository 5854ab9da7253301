using System.Collections.Concurrent;
using System.Security.Cryptography;
using KafkaConfig.Adapters.SchemaRegistry;
using KafkaConfig.Adapters.Tests.Live;
using KafkaConfig.Core.Kinds;
using KafkaConfig.Core.Kinds.Schemas;
using KafkaConfig.Core.Kinds.Schemas.Languages;
using KafkaConfig.Core.Model;
using KafkaConfig.Testing;

namespace KafkaConfig.Adapters.Tests.Contracts;

/// <summary>The offline verdict on Avro is the registry's, which asks Avro's own library.</summary>
public sealed class OfflineVerdictTests(LiveRegistry live)
{
    private const int Pairs = 2_100;

    private static readonly CompatibilityLevel[] Levels = [CompatibilityLevel.Backward, CompatibilityLevel.Forward, CompatibilityLevel.Full];

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Fact]
    public async Task On_two_thousand_pairs_it_says_what_the_registry_says()
    {
        using var client = RegistryConnections.Open(await live.UrlAsync());
        var (registry, writer) = (new ConfluentSchemaRegistry(client), new ConfluentSchemaRegistryWriter(client));
        var prefix = $"verdict.{RandomNumberGenerator.GetHexString(8)}.s";
        // The same pairs each time: what differs can be looked at.
        var pairs = SomeAvro.Pairs(Pairs, 20261101);
        var questions = pairs.Select((pair, number) => (pair.Before, pair.After, Level: Levels[number % Levels.Length], Subject: FormattableString.Invariant($"{prefix}{number}"))).Where(question => question.Before != question.After).ToList();
        var (unregistered, incompatible, differences) = (0, 0, new List<string>());
        // A few at a time: this registry lists a thousand subjects and no more, and others list them meanwhile.
        foreach (var batch in questions.Chunk(150))
        {
            var open = new ConcurrentQueue<string>();
            await Parallel.ForEachAsync(batch, new ParallelOptions { MaxDegreeOfParallelism = 8, CancellationToken = Token }, async (question, token) =>
            {
                var registered = await writer.RegisterAsync(New(question.Subject, question.Before), token);
                // Its canonicalizer never ends on a record that refers to itself through a map: a defect of this registry, which says nothing of the schema.
                if (registered.Result.Status != WriteStatus.Done)
                    open.Enqueue(question.Subject);
                else
                    Assert.Null((await writer.SetLevelAsync(question.Subject, question.Level, token)).Why);
            });
            unregistered += open.Count;
            var asked = batch.Where(question => !open.Contains(question.Subject)).ToList();
            foreach (var (question, answer) in asked.Zip(await registry.CheckAsync([.. asked.Select(question => New(question.Subject, question.After))], Token)))
            {
                var theirs = Assert.IsType<Fact<RegistryVerdict>.Known>(answer.Fact).Value;
                var ours = Assert.IsType<Fact<SchemaVerdict>.Known>(OfflineVerdict.Of(question.Level, SomeSubject.Document(question.After), NoReferences, [(1, SomeSubject.Document(question.Before), NoReferences)])).Value;
                incompatible += theirs.IsCompatible ? 0 : 1;
                if (ours.IsCompatible != theirs.IsCompatible)
                    differences.Add($"{question.Level}: we say {ours.IsCompatible} ({string.Join(' ', ours.Reasons)}), they say {theirs.IsCompatible} ({string.Join(' ', theirs.Messages)})\n  {question.Before}\n  {question.After}");
            }

            await Parallel.ForEachAsync(asked, new ParallelOptions { MaxDegreeOfParallelism = 8, CancellationToken = Token }, async (question, token) =>
            {
                await writer.DeleteAsync(question.Subject, isPermanent: false, token);
                await writer.DeleteAsync(question.Subject, isPermanent: true, token);
            });
        }

        Assert.InRange(unregistered, 0, Pairs / 20);
        Assert.True(differences.Count == 0, $"{differences.Count} of {questions.Count} differ.\n{string.Join('\n', differences.Take(5))}");
        // A generator that makes one sort alone proves nothing.
        Assert.InRange(incompatible, questions.Count / 5, questions.Count * 4 / 5);
        Assert.True(questions.Count > 1_500, $"{questions.Count} pairs");
    }

    private static readonly Dictionary<string, SchemaDocument> NoReferences = [];

    private static NewSchema New(string subject, string text) => new(subject, SchemaLanguage.Avro, text, [], Normalize: false);
}
