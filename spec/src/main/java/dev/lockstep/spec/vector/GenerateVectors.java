package dev.lockstep.spec.vector;

import dev.lockstep.spec.Home;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** Writes all vectors anew, from the specifications, and prints their figures. */
public final class GenerateVectors {
  private GenerateVectors() {}

  /** Takes no arguments. */
  public static void main(String[] args) throws IOException, InterruptedException {
    Path home = Home.locate();
    VectorSearch search = VectorSearch.in(home.resolve("spec").resolve("tla"));
    Files.createDirectories(home.resolve(VectorSet.DIRECTORY));
    for (VectorSet set : VectorSet.values()) {
      GeneratedVectors vectors = search.generate(set);
      Files.writeString(set.file(home), vectors.text());
      System.out.println(vectors.figures());
    }
  }
}
