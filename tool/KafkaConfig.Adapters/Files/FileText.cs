using System.Text;
using KafkaConfig.Core.Loading;

namespace KafkaConfig.Adapters.Files;

/// <summary>Reads bytes as text; what is none comes back with the reason.</summary>
internal static class FileText
{
    private static readonly UTF8Encoding StrictUtf8 = new(encoderShouldEmitUTF8Identifier: false, throwOnInvalidBytes: true);

    public static SourceFile Decode(string path, ReadOnlySpan<byte> content)
    {
        if (content.StartsWith(Encoding.UTF8.Preamble))
            content = content[Encoding.UTF8.Preamble.Length..];
        if (content.StartsWith<byte>([0xFF, 0xFE]) || content.StartsWith<byte>([0xFE, 0xFF]))
            return SourceFile.Unreadable(path, "is not UTF-8 (it looks like UTF-16)");
        if (content.Contains((byte)0))
            return SourceFile.Unreadable(path, "is a binary file");
        try
        {
            return SourceFile.Read(path, StrictUtf8.GetString(content));
        }
        catch (DecoderFallbackException)
        {
            return SourceFile.Unreadable(path, "is not UTF-8");
        }
    }
}
