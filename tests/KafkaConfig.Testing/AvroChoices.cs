namespace KafkaConfig.Testing;

/// <summary>Decisions taken from bytes: the same bytes always build the same thing, fewer bytes a simpler one.</summary>
public sealed class AvroChoices(IReadOnlyList<byte> bytes)
{
    private int _next;

    /// <summary>Bytes from a number, for runs without a generator.</summary>
    public static AvroChoices Seeded(ulong seed, int length = 400)
    {
        var bytes = new byte[length];
        for (var index = 0; index < length; index++)
        {
            seed += 0x9E3779B97F4A7C15;
            var mixed = (seed ^ (seed >> 30)) * 0xBF58476D1CE4E5B9;
            bytes[index] = (byte)((mixed ^ (mixed >> 27)) >> 40);
        }

        return new AvroChoices(bytes);
    }

    /// <summary>From 0 to one less than the bound; 0 when the bytes have run out.</summary>
    public int Next(int bound) => _next < bytes.Count ? bytes[_next++] % bound : 0;

    public bool OneIn(int bound) => Next(bound) == bound - 1;

    public T Of<T>(IReadOnlyList<T> items) => items[Next(items.Count)];
}
