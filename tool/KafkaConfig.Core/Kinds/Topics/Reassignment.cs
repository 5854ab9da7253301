using System.Globalization;
using System.Text;

namespace KafkaConfig.Core.Kinds.Topics;

/// <summary>Works out which brokers should hold a topic's partitions at another replication factor, in the JSON that kafka-reassign-partitions.sh takes.</summary>
public static class Reassignment
{
    /// <summary>Keeps the preferred leaders and as many replicas as it can; new replicas go to the brokers that hold the fewest of this topic.</summary>
    public static string Write(string topic, IReadOnlyList<IReadOnlyList<int>> assignments, int replicationFactor, IReadOnlyList<int> brokers)
    {
        var load = brokers.ToDictionary(broker => broker, _ => 0);
        var targets = assignments.Select(replicas => replicas.Take(replicationFactor).ToList()).ToList();
        foreach (var replica in targets.SelectMany(replicas => replicas).Where(load.ContainsKey))
            load[replica]++;
        foreach (var replicas in targets)
        {
            while (replicas.Count < replicationFactor)
            {
                var next = brokers.Where(broker => !replicas.Contains(broker)).OrderBy(broker => load[broker]).ThenBy(broker => broker).First();
                replicas.Add(next);
                load[next]++;
            }
        }

        var json = new StringBuilder("{\"version\":1,\"partitions\":[");
        for (var partition = 0; partition < targets.Count; partition++)
        {
            json.Append(partition == 0 ? "\n" : ",\n")
                .Append(CultureInfo.InvariantCulture, $"  {{\"topic\":\"{topic}\",\"partition\":{partition},\"replicas\":[{string.Join(',', targets[partition])}]}}");
        }

        return json.Append("\n]}").ToString();
    }
}
