package org.tongban.node.command;

import java.time.Clock;
import org.springframework.dao.DataAccessException;
import org.tongban.node.console.user.AccountException;
import org.tongban.node.console.user.Accounts;
import org.tongban.node.console.user.Operations;
import org.tongban.node.console.user.Passwords;
import org.tongban.node.console.user.People;
import org.tongban.node.console.user.SignInTries;
import org.tongban.node.settings.SettingsException;

/** Works on the users of a node, whether or not it runs. */
final class UserTable {
  private UserTable() {}

  /** What is done with them. */
  @FunctionalInterface
  interface Work<T> {
    T on(People people, Accounts accounts);
  }

  static <T> T work(NodeOptions node, Messages messages, Work<T> work) throws SettingsException {
    try (var database = NodeDatabase.openToWrite(node.settings(), messages)) {
      var clock = Clock.systemUTC();
      var source = database.source();
      var people = new People(source);
      var tries = new SignInTries(source, clock);
      var operations = new Operations(source, clock);
      return work.on(people, new Accounts(people, new Passwords(), tries, operations));
    } catch (AccountException e) {
      throw new CommandFailedException(code(e), messages.text("user.fault." + e.fault()));
    } catch (DataAccessException e) {
      throw new CommandFailedException(ExitCodes.NEGATIVE, messages.text("user.unreachable"));
    }
  }

  private static int code(AccountException e) {
    return switch (e.fault()) {
      case UNKNOWN -> ExitCodes.NOT_FOUND;
      case TAKEN, LAST, CHANGED -> ExitCodes.CONFLICT;
      default -> ExitCodes.USAGE;
    };
  }
}
