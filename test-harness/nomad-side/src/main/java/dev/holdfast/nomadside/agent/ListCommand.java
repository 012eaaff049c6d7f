package dev.holdfast.nomadside.agent;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import java.io.IOException;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Shows the tasks. */
@Command(
    name = "list",
    mixinStandardHelpOptions = true,
    description = "Shows the plugin's process and all tasks.")
final class ListCommand implements Callable<Integer> {
  @Mixin private AgentDir dir = new AgentDir();

  @Option(names = "-o", description = "table or json (${DEFAULT-VALUE}).", defaultValue = "table")
  private String output = "table";

  @Override
  public Integer call() throws IOException {
    AgentReply reply = dir.client().list();
    System.out.print(output.equals("json") ? json(reply) : TaskTable.of(reply));
    return 0;
  }

  private static String json(AgentReply reply) throws IOException {
    return new ObjectMapper().enable(SerializationFeature.INDENT_OUTPUT).writeValueAsString(reply)
        + "\n";
  }
}
