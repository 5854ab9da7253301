using System.Collections.Concurrent;
using Google.Protobuf.Reflection;
using KafkaConfig.Core.Loading;

namespace KafkaConfig.Core.Kinds.Schemas.Languages.Protobuf;

/// <summary>The files that registries hold of themselves: importing one of them is no reference to a subject.</summary>
internal static class ProtobufBuiltIns
{
    // As Confluent's registry lists them. The library has most of Google's in it.
    private static readonly HashSet<string> Paths = new(StringComparer.Ordinal)
    {
        "confluent/meta.proto", "confluent/type/decimal.proto",
        "google/protobuf/any.proto", "google/protobuf/api.proto", "google/protobuf/descriptor.proto", "google/protobuf/duration.proto", "google/protobuf/empty.proto",
        "google/protobuf/field_mask.proto", "google/protobuf/source_context.proto", "google/protobuf/struct.proto", "google/protobuf/timestamp.proto", "google/protobuf/type.proto",
        "google/protobuf/wrappers.proto",
        "google/type/calendar_period.proto", "google/type/color.proto", "google/type/date.proto", "google/type/datetime.proto", "google/type/dayofweek.proto", "google/type/expr.proto",
        "google/type/fraction.proto", "google/type/interval.proto", "google/type/latlng.proto", "google/type/localized_text.proto", "google/type/money.proto", "google/type/month.proto",
        "google/type/phone_number.proto", "google/type/postal_address.proto", "google/type/quaternion.proto", "google/type/timeofday.proto",
    };

    private static readonly ConcurrentDictionary<string, (string Text, ProtobufNode Root)?> Read = new(StringComparer.Ordinal);

    public static bool Has(string path) => Paths.Contains(path);

    /// <summary>Null where the path is none of them, and for the few whose text is not known here.</summary>
    public static (string Text, ProtobufNode Root)? Find(string path) => Has(path) ? Read.GetOrAdd(path, Load) : null;

    /// <summary>False for what the library would throw at, or look for outside.</summary>
    public static bool IsImportPath(string path) =>
        path.Length > 0 && path[0] != '/' && !path.Contains("..", StringComparison.Ordinal) && !path.Any(character => character is '\\' or ':' || char.IsControl(character) || char.IsWhiteSpace(character));

    private static (string Text, ProtobufNode Root)? Load(string path)
    {
        using var stream = path.StartsWith("confluent/", StringComparison.Ordinal)
            ? typeof(ProtobufBuiltIns).Assembly.GetManifestResourceStream(path)
            : typeof(FileDescriptorSet).Assembly.GetManifestResourceStream($"ProtoBuf.{path.Replace('/', '.')}");
        if (stream is null)
            return null;
        using var reader = new StreamReader(stream);
        var text = reader.ReadToEnd();
        return (text, ProtobufParser.Parse(SourceFile.Read(path, text), [], out _));
    }
}
