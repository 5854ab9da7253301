using KafkaConfig.Core.Kinds.Schemas.Languages;

namespace KafkaConfig.Core.Kinds.Schemas;

/// <summary>The languages that schemas are written in, and how their files end.</summary>
public static class SchemaLanguages
{
    private static readonly (SchemaLanguage Language, string Ending, string RegistryName, Lazy<ISchemaLanguage> Reader)[] All =
    [
        (SchemaLanguage.Avro, ".avsc", "AVRO", new(() => new Languages.Avro.AvroLanguage())),
        (SchemaLanguage.Json, ".json", "JSON", new(() => new Languages.JsonSchema.JsonSchemaLanguage())),
        (SchemaLanguage.Protobuf, ".proto", "PROTOBUF", new(() => new Languages.Protobuf.ProtobufLanguage())),
    ];

    public static IReadOnlyList<string> Endings { get; } = [.. All.Select(language => language.Ending)];

    public static ISchemaLanguage ReaderOf(SchemaLanguage language) => All[(int)language].Reader.Value;

    public static string EndingOf(SchemaLanguage language) => All[(int)language].Ending;

    /// <summary>The registry's <c>schemaType</c>.</summary>
    public static string RegistryNameOf(SchemaLanguage language) => All[(int)language].RegistryName;

    /// <summary>Null for a type that is none of ours.</summary>
    public static SchemaLanguage? Parse(string registryName)
    {
        foreach (var language in All)
        {
            if (language.RegistryName == registryName)
                return language.Language;
        }

        return null;
    }

    /// <summary>The language of a file, by its ending.</summary>
    public static SchemaLanguage Of(string path)
    {
        foreach (var language in All)
        {
            if (path.EndsWith(language.Ending, StringComparison.Ordinal))
                return language.Language;
        }

        throw new System.Diagnostics.UnreachableException();
    }
}
