using System.Globalization;

namespace KafkaConfig.Cli.Views;

/// <summary>Numbers with their noun: <c>1 change</c>, <c>2 changes</c>.</summary>
public static class Count
{
    public static string Of(int number, string noun) => string.Create(CultureInfo.InvariantCulture, $"{number} {noun}{(number == 1 ? "" : "s")}");
}
