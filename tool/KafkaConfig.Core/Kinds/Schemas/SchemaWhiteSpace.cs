namespace KafkaConfig.Core.Kinds.Schemas;

/// <summary>Compares texts without reading them: most live texts are the file's, or the same without white space.</summary>
internal static class SchemaWhiteSpace
{
    /// <summary>True where both are the same but for white space that JSON does not count. False says nothing.</summary>
    public static bool AreSame(SchemaLanguage language, string left, string right)
    {
        if (string.Equals(left, right, StringComparison.Ordinal))
            return true;
        if (language == SchemaLanguage.Protobuf)
            return false;
        var (a, b) = (0, 0);
        var isInText = false;
        while (true)
        {
            if (!isInText)
            {
                while (a < left.Length && IsSpace(left[a]))
                    a++;
                while (b < right.Length && IsSpace(right[b]))
                    b++;
            }

            if (a == left.Length || b == right.Length)
                return a == left.Length && b == right.Length;
            if (left[a] != right[b])
                return false;
            if (isInText && left[a] == '\\')
            {
                if (a + 1 == left.Length || b + 1 == right.Length || left[a + 1] != right[b + 1])
                    return false;
                a++;
                b++;
            }
            else if (left[a] == '"')
            {
                isInText = !isInText;
            }

            a++;
            b++;
        }
    }

    private static bool IsSpace(char character) => character is ' ' or '\t' or '\n' or '\r';
}
