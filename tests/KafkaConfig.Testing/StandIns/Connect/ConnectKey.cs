namespace KafkaConfig.Testing.StandIns.Connect;

/// <summary>A key of a plugin, as far as the stand-in judges it.</summary>
internal sealed record ConnectKey(string Name, string Type = "STRING", bool IsRequired = false);
