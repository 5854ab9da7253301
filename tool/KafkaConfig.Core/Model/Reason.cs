namespace KafkaConfig.Core.Model;

/// <summary>Why a change is in the plan; every output shows it.</summary>
public enum Reason
{
    /// <summary>Declared, and absent from the cluster.</summary>
    NotOnCluster,

    /// <summary>Declared with other values than the cluster has.</summary>
    DiffersFromCluster,

    /// <summary>On the cluster, owned by this repository, and declared nowhere.</summary>
    NotDeclared,
}
