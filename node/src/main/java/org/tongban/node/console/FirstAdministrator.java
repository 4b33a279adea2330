package org.tongban.node.console;

import java.io.PrintStream;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.context.SmartLifecycle;
import org.tongban.node.console.user.Accounts;
import org.tongban.node.console.user.People;

/**
 * Makes the first administrator of a node that nobody can sign in to yet, and prints the password
 * that is good for one sign-in: here and nowhere else.
 */
final class FirstAdministrator implements SmartLifecycle {
  private final People people;
  private final ObjectProvider<Accounts> accounts;
  private final PrintStream out;
  private boolean looked;

  FirstAdministrator(People people, ObjectProvider<Accounts> accounts, PrintStream out) {
    this.people = people;
    this.accounts = accounts;
    this.out = out;
  }

  @Override
  public void start() {
    looked = true;
    if (people.none()) {
      accounts
          .getObject()
          .first()
          .ifPresent(
              password ->
                  out.printf(
                      "The console's first user is %s, one-time password %s%n"
                          + "管理页面首个用户 %s,一次性密码 %s%n",
                      Accounts.FIRST, password, Accounts.FIRST, password));
    }
  }

  @Override
  public void stop() {
    looked = false;
  }

  @Override
  public boolean isRunning() {
    return looked;
  }
}
