using System.Buffers.Binary;
using System.Net;
using System.Net.Sockets;
using System.Text;

namespace KafkaConfig.Adapters.Tests.Locks;

/// <summary>Kafka's request that takes a member out of a group (version 3). The client library has none.</summary>
internal static class LeaveGroupRequest
{
    public static async Task SendAsync(string bootstrapServers, string group, string memberId)
    {
        using var request = new MemoryStream();
        Number(request, 13, 2);
        Number(request, 3, 2);
        Number(request, 1, 4);
        Text(request, "test");
        Text(request, group);
        Number(request, 1, 4);
        Text(request, memberId);
        Number(request, -1, 2);

        using var client = new TcpClient();
        await client.ConnectAsync(IPEndPoint.Parse(bootstrapServers));
        await using var stream = client.GetStream();
        using var framed = new MemoryStream();
        Number(framed, request.Length, 4);
        request.WriteTo(framed);
        await stream.WriteAsync(framed.ToArray());
        var size = new byte[4];
        await stream.ReadExactlyAsync(size);
        var response = new byte[BinaryPrimitives.ReadInt32BigEndian(size)];
        await stream.ReadExactlyAsync(response);
        // Correlation and throttle time, then the error of the whole; the member's own is the last.
        Assert.Equal(0, BinaryPrimitives.ReadInt16BigEndian(response.AsSpan(8)));
        Assert.Equal(0, BinaryPrimitives.ReadInt16BigEndian(response.AsSpan(response.Length - 2)));
    }

    private static void Text(MemoryStream stream, string text)
    {
        Number(stream, text.Length, 2);
        stream.Write(Encoding.ASCII.GetBytes(text));
    }

    private static void Number(MemoryStream stream, long number, int bytes)
    {
        for (var index = bytes - 1; index >= 0; index--)
            stream.WriteByte((byte)(number >> (8 * index)));
    }
}
