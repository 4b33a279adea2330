package org.tongban.node.demo;

import java.sql.SQLException;
import org.postgresql.ds.PGSimpleDataSource;
import org.tongban.node.demo.register.Region;
import org.tongban.node.demo.register.RegisterContent;
import org.tongban.node.demo.register.RegisterLoader;
import org.tongban.node.store.OwnPostgres;

/** Fills the SQL registers, which stand in the nodes' own servers as databases of their own. */
public final class DemoRegisters {
  private static final String DATABASE = "register";

  private DemoRegisters() {}

  /** Fills the register of a region whose node runs. */
  public static void load(DemoLayout layout, Region region, RegisterContent content) {
    var folder = layout.nodeData(region).resolve("database");
    try (var server = OwnPostgres.attachOrStart(folder, layout.data().resolve("postgres"))) {
      server.createDatabase(DATABASE);
      var source = new PGSimpleDataSource();
      source.setUrl(server.url(DATABASE));
      source.setUser(OwnPostgres.USER);
      source.setPassword(server.password());
      new RegisterLoader(source).load(content);
    } catch (SQLException e) {
      throw new DemoException("the register of " + region.code() + " can't be filled", e);
    }
  }
}
