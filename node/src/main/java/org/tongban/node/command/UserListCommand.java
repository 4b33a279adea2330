package org.tongban.node.command;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import org.tongban.node.console.user.Person;
import org.tongban.node.console.user.Role;
import org.tongban.node.settings.SettingsException;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** {@code tongban user list}: who may sign in, in which roles. */
@Command(name = "list", mixinStandardHelpOptions = true)
final class UserListCommand implements Callable<Integer> {
  @Mixin private NodeOptions node;

  @Option(
      names = {"-o", "--output"},
      paramLabel = "table|json",
      defaultValue = "table",
      descriptionKey = "option.output")
  private OutputFormat output;

  @Spec private CommandSpec spec;

  @Override
  public Integer call() throws SettingsException {
    var messages = Messages.of(spec);
    var people = UserTable.work(node, messages, (table, accounts) -> table.all());
    var out = spec.commandLine().getOut();
    if (output == OutputFormat.json) {
      out.println(OutputFormat.pretty(json(people)));
    } else {
      people.forEach(one -> out.println(line(one, messages)));
      out.println(messages.text("user.count", people.size()));
    }
    return ExitCodes.GOOD;
  }

  private static String line(Person one, Messages messages) {
    var state = one.locked() ? "locked" : one.mustChange() ? "once" : "active";
    return messages.text(
        "user.line", one.name(), roles(one), one.unit(), messages.text("user.state." + state));
  }

  private static String roles(Person one) {
    return one.roles().stream().map(Role::name).collect(Collectors.joining(", "));
  }

  private static ObjectNode json(List<Person> people) {
    var json = JsonNodeFactory.instance.objectNode();
    var list = json.putArray("users");
    for (var one : people) {
      var item = list.addObject().put("name", one.name()).put("unit", one.unit());
      var roles = item.putArray("roles");
      one.roles().forEach(role -> roles.add(role.name()));
      item.put("locked", one.locked()).put("oneTimePassword", one.mustChange());
      one.lastIn().ifPresent(at -> item.put("lastSignedIn", at.toString()));
    }
    return json;
  }
}
