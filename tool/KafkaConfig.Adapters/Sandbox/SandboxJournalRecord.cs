using System.Text.Json;

namespace KafkaConfig.Adapters.Sandbox;

/// <summary>One record of a sandbox's journal, as a topic would hold it.</summary>
internal sealed record SandboxJournalRecord(string Key, JsonElement Value);
