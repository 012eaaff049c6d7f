package dev.holdfast.contracts;

import org.junit.jupiter.api.AfterEach;

/** What all parts of the contract share: the bench, and that it is cleaned after each test. */
public interface ContractPart {

  /** The bench of this test object: the same at each call. */
  Workbench bench();

  @AfterEach
  default void cleanBench() {
    bench().close();
  }
}
