package dev.lockstep.spec.evidence;

import com.networknt.schema.InputFormat;
import com.networknt.schema.Schema;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
import dev.lockstep.spec.Home;
import java.io.IOException;
import java.nio.file.Files;
import java.util.List;

/** The shipped JSON schemas. */
public final class Schemas {
  private Schemas() {}

  /** What the schema {@code spec/schemas/<name>.schema.json} has against the document; empty if nothing. */
  public static List<String> complaints(String name, String document) throws IOException {
    return complaints(name, List.of(document));
  }

  /** What the schema has against one of the documents, and which; empty if nothing. */
  public static List<String> complaints(String name, List<String> documents) throws IOException {
    String text = Files.readString(Home.locate().resolve("spec/schemas/" + name + ".schema.json"));
    Schema schema = SchemaRegistry.withDefaultDialect(SpecificationVersion.DRAFT_2020_12).getSchema(text);
    return documents.stream()
        .flatMap(document -> schema.validate(document, InputFormat.JSON).stream().map(error -> error + " in " + document))
        .toList();
  }
}
