using System.Security.Cryptography;
using System.Text;

namespace KafkaConfig.Core.Model;

/// <summary>Names a text by its content.</summary>
public static class Digest
{
    /// <summary>So many of SHA-256's hexadecimal digits; no secret may be in a text that can be guessed.</summary>
    public static string Of(string text, int digits = 16) => Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(text)))[..digits];
}
