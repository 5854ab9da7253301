using System.Text.Json;
using KafkaConfig.Adapters.Http;
using KafkaConfig.Core.Kinds;
using KafkaConfig.Core.Kinds.Links;

namespace KafkaConfig.Adapters.ClusterLinking;

/// <summary>What became of each mirror of a move: a success as a whole says nothing of them.</summary>
internal sealed class MirrorRows(LinkWrites writes)
{
    public IReadOnlyList<WriteResult> Judge(MirrorVerb verb, IReadOnlyList<string> topics, ServiceReply reply)
    {
        var rows = Read(reply);
        return [.. topics.Select(topic => rows is null
            ? Uncertain(topic, "the Kafka REST API answered something else than a list of mirrors, and it may have been done")
            : rows[topic].ToList() switch
            {
                [] => Uncertain(topic, "the Kafka REST API answered without a word of this mirror, and it may have been done"),
                var said => said.Select(row => Judge(verb, topic, row)).MaxBy(result => result.Status) ?? throw new InvalidOperationException(topic),
            })];
    }

    private WriteResult Judge(MirrorVerb verb, string topic, MirrorRow row)
    {
        var said = string.IsNullOrWhiteSpace(row.ErrorMessage) ? $"the Kafka REST API answers {row.ErrorCode?.ToString(System.Globalization.CultureInfo.InvariantCulture)}" : row.ErrorMessage.Trim();
        // A code of five digits begins with a status of HTTP.
        return (row.ErrorCode > 999 ? row.ErrorCode / 100 : row.ErrorCode) switch
        {
            0 => WriteResult.Done(topic),
            null => string.IsNullOrWhiteSpace(row.ErrorMessage) ? WriteResult.Done(topic) : Uncertain(topic, $"it may have been done, but the Kafka REST API says: {said}"),
            >= 400 and < 500 when IsThere(verb, said) => WriteResult.Done(topic),
            401 or 403 => WriteResult.Refused(topic, writes.Sentence($"the user may not do it: {said}")),
            429 => writes.NotNow(topic, $"the Kafka REST API cannot do it now: {said}"),
            >= 400 and < 500 and not 408 => WriteResult.Refused(topic, writes.Sentence(said)),
            _ => Uncertain(topic, $"the Kafka REST API failed, and it may have been done: {said}"),
        };
    }

    // Whoever asks twice, after an answer that did not come, is told that there is nothing left to do. A mirror that is being promoted is not therefore failed over.
    private static bool IsThere(MirrorVerb verb, string said)
    {
        if (!said.Contains("already", StringComparison.OrdinalIgnoreCase))
            return false;
        var states = said.Split([' ', '\'', '"', '.', ',', ':', '(', ')'], StringSplitOptions.RemoveEmptyEntries).SkipWhile(word => !word.Equals("already", StringComparison.OrdinalIgnoreCase)).ToList();
        return states.Exists(state => verb switch
        {
            MirrorVerb.Pause => state is "PAUSED" or "paused",
            MirrorVerb.Resume => state is "ACTIVE" or "active",
            MirrorVerb.Promote => state is "STOPPED" or "stopped" or "PENDING_STOPPED" or "promoted",
            _ => state is "STOPPED" or "stopped",
        });
    }

    private WriteResult Uncertain(string topic, string why) => new(topic, WriteStatus.Uncertain, writes.Sentence(why));

    private static ILookup<string, MirrorRow>? Read(ServiceReply reply)
    {
        try
        {
            return reply.Read(LinkJson.Default.MirrorMoveAnswer).Data?.OfType<MirrorRow>().ToLookup(row => row.MirrorTopicName ?? "", StringComparer.Ordinal);
        }
        catch (JsonException)
        {
            return null;
        }
    }
}
