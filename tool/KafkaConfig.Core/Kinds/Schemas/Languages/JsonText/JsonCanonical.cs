using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;

namespace KafkaConfig.Core.Kinds.Schemas.Languages.JsonText;

/// <summary>Writes a value so that equal values have equal texts: keys in ordinal order, numbers in one spelling.</summary>
internal static class JsonCanonical
{
    public static string Of(JsonPart part)
    {
        var text = new StringBuilder();
        Write(part, text);
        return text.ToString();
    }

    public static string Quoted(string text) => $"\"{JavaScriptEncoder.UnsafeRelaxedJsonEscaping.Encode(text)}\"";

    private static void Write(JsonPart part, StringBuilder text)
    {
        switch (part.Kind)
        {
            case JsonValueKind.Object:
                text.Append('{');
                var isFirst = true;
                foreach (var entry in part.Entries.OrderBy(entry => entry.Key, StringComparer.Ordinal))
                {
                    text.Append(isFirst ? "" : ",").Append(Quoted(entry.Key)).Append(':');
                    isFirst = false;
                    Write(entry.Value, text);
                }

                text.Append('}');
                break;
            case JsonValueKind.Array:
                text.Append('[');
                for (var index = 0; index < part.Items.Count; index++)
                {
                    text.Append(index == 0 ? "" : ",");
                    Write(part.Items[index], text);
                }

                text.Append(']');
                break;
            case JsonValueKind.String:
                text.Append(Quoted(part.Text));
                break;
            case JsonValueKind.Number:
                text.Append(JsonNumber.Normal(part.Text));
                break;
            case JsonValueKind.True:
                text.Append("true");
                break;
            case JsonValueKind.False:
                text.Append("false");
                break;
            default:
                text.Append("null");
                break;
        }
    }
}
