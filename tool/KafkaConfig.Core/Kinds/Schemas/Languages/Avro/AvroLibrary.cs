namespace KafkaConfig.Core.Kinds.Schemas.Languages.Avro;

/// <summary>Apache.Avro, behind one class.</summary>
internal static class AvroLibrary
{
    /// <summary>Why the library does not take the schema; null where it does.</summary>
    public static string? Objection(string text)
    {
        try
        {
            global::Avro.Schema.Parse(text);
            return null;
        }
        catch (Exception problem) when (problem is global::Avro.AvroException or ArgumentException or InvalidOperationException or FormatException or InvalidCastException)
        {
            // It appends the whole schema.
            var message = problem.Message;
            var end = message.IndexOf(" at '", StringComparison.Ordinal);
            message = (end > 0 ? message[..end] : message).ReplaceLineEndings(" ");
            return message.Length > 200 ? message[..200] + "…" : message;
        }
    }
}
