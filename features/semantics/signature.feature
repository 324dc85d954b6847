Feature: Signature
  The signing role approves, with four eyes: nobody signs what she decided herself.

  Background:
    Given the process
      """
      steps:
        kelengkapan:
          review: {by: loket.petugas}
          outcomes: {lengkap: tanda_tangan}
        tanda_tangan:
          signature: {by: pimpinan.kepala, not_by: [kelengkapan]}
          outcomes: {ditandatangani: terbit, kembalikan: {to: kelengkapan, reason: true}}
        terbit:
          issue: {template: surat, number: "503/{seq}/{year}"}
      """
    And an application

  Scenario: Whoever decided a named step may not sign
    Given Yani decided "lengkap"
    When Yani decides "ditandatangani"
    Then it is refused as "four-eyes"
    And she reads `You decided “Kelengkapan” on 2 March 2026 at 09:00 WIB, so somebody else has to decide this step.`

  Scenario: Somebody else may
    Given Yani decided "lengkap"
    When Budi decides "ditandatangani"
    Then it is allowed

  Scenario: Whoever holds both roles may sign what another decided
    Given Rina decided "lengkap"
    When Yani decides "ditandatangani"
    Then it is allowed

  Scenario: A decision of an earlier round counts too
    Given Yani decided "lengkap"
    And Budi decided "kembalikan" because "Salah ketik"
    And Rina decided "lengkap"
    When Yani decides "ditandatangani"
    Then it is refused as "four-eyes"

  Scenario: A signature that one person could give alone is refused
    When the designer checks
      """
      steps:
        tanda_tangan:
          signature: {by: pimpinan.kepala}
          outcomes: {ditandatangani: terbit}
        terbit:
          issue: {template: surat, number: "503/{seq}/{year}"}
      """
    Then she reads the problem `four-eyes-missing: a signature without not_by lets one person decide and sign.`
