import java.io.File;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.Map;
import org.neo4j.configuration.GraphDatabaseSettings;
import org.neo4j.configuration.connectors.BoltConnector;
import org.neo4j.configuration.connectors.HttpConnector;
import org.neo4j.configuration.helpers.SocketAddress;
import org.neo4j.dbms.api.DatabaseManagementServiceBuilder;
import org.neo4j.io.ByteUnit;

/**
 * Runs Neo4j in a folder, prints its two ports when it is ready, and is gone, as if killed, when its standard input
 * ends: no server outlives the test that started it. A temporary folder goes with it.
 */
class Server {
    public static void main(String[] args) {
        try {
            run(args);
        } catch (Throwable e) {
            e.printStackTrace();
            Runtime.getRuntime().halt(1); // The server's threads would keep the process alive.
        }
    }

    private static void run(String[] args) throws Exception {
        Path folder = Path.of(args[0]);
        String password = args[1];
        boolean temporary = args[3].equals("temporary");
        boolean fresh = !Files.exists(folder.resolve("data"));
        int bolt, http;
        try (ServerSocket first = new ServerSocket(0); ServerSocket second = new ServerSocket(0)) {
            bolt = first.getLocalPort();
            http = second.getLocalPort();
        }
        var end = new Thread(() -> {
            try {
                while (System.in.read() >= 0) { }
                if (temporary) {
                    try (var files = Files.walk(folder)) {
                        files.sorted(Comparator.reverseOrder()).map(Path::toFile).forEach(File::delete);
                    }
                }
            } catch (Exception e) {
                e.printStackTrace();
            }
            Runtime.getRuntime().halt(0);
        });
        end.setDaemon(true);
        end.start();
        var service = new DatabaseManagementServiceBuilder(folder)
                .setConfig(GraphDatabaseSettings.auth_enabled, !password.isEmpty())
                .setConfig(GraphDatabaseSettings.pagecache_memory, ByteUnit.mebiBytes(Long.parseLong(args[2])))
                .setConfig(GraphDatabaseSettings.keep_logical_logs, "keep_none")
                .setConfig(BoltConnector.enabled, true)
                .setConfig(BoltConnector.listen_address, new SocketAddress("127.0.0.1", bolt))
                .setConfig(BoltConnector.advertised_address, new SocketAddress("127.0.0.1", bolt))
                .setConfig(HttpConnector.enabled, true)
                .setConfig(HttpConnector.listen_address, new SocketAddress("127.0.0.1", http))
                .setConfig(HttpConnector.advertised_address, new SocketAddress("127.0.0.1", http))
                .build();
        if (fresh && !password.isEmpty()) {
            service.database("system").executeTransactionally(
                    "ALTER USER neo4j SET PASSWORD $password CHANGE NOT REQUIRED", Map.of("password", password));
        }
        System.out.println("ready " + bolt + " " + http);
        end.join();
    }
}
