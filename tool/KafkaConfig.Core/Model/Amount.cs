using System.Globalization;

namespace KafkaConfig.Core.Model;

/// <summary>Numbers with their noun in a sentence: <c>1 record</c>, <c>38,114 records</c>.</summary>
public static class Amount
{
    public static string Of(long number, string noun) => string.Create(CultureInfo.InvariantCulture, $"{number:N0} {noun}{(number == 1 ? "" : "s")}");
}
