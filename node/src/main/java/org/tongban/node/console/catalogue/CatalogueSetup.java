package org.tongban.node.console.catalogue;

import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Import;
import org.springframework.context.annotation.Lazy;
import org.tongban.node.catalogue.SchemaFiles;
import org.tongban.node.keeper.CatalogueKeeper;
import org.tongban.node.keeper.CataloguePlace;
import org.tongban.node.keeper.DirectoryKeeper;
import org.tongban.node.settings.Settings;

/** The parts of the catalogue's pages. */
@Configuration(proxyBeanMethods = false)
@Lazy
@Import({
  CatalogueController.class,
  CodesApi.class,
  DraftController.class,
  ServicesApi.class,
  TablesController.class
})
public class CatalogueSetup {
  @Bean
  Services catalogueServices(
      CatalogueKeeper catalogue, DirectoryKeeper directory, Settings settings) {
    return new Services(
        catalogue::held,
        () -> SchemaFiles.of(CataloguePlace.inForce(settings).folder(), catalogue.held()),
        () -> directory.held().directory());
  }
}
