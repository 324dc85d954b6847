Feature: A case decides about the licence it has issued
  Its case goes on after the issue, and what it signs then changes its own licence.

  Background:
    Given the process
      """
      steps:
        tanda_tangan:
          review: {by: pimpinan.kepala}
          outcomes: {ditandatangani: terbit}
        terbit:
          issue: {template: surat, number: "503/{seq:03d}/{year}", valid: 1 year, then: periksa}
        periksa:
          review: {by: loket.petugas}
          form: {mulai: {type: date, min: licence.valid_from}, akhir: {type: date, min: periksa.mulai}}
          outcomes: {kurang: putuskan, baik: selesai}
        putuskan:
          signature: {by: pimpinan.kepala, not_by: [periksa]}
          outcomes: {bekukan: {to: beku, reason: true}, tunda: tunda, cabut: {to: cabut, reason: true}, biarkan: selesai}
        beku:
          issue: {template: surat, number: "503/{seq:03d}-BEKU/{year}", sets: suspended, then: periksa_ulang}
        periksa_ulang:
          review: {by: loket.petugas}
          outcomes: {baik: lepaskan}
        lepaskan:
          signature: {by: pimpinan.kepala, not_by: [periksa_ulang]}
          outcomes: {ditandatangani: pulih}
        pulih:
          issue: {template: surat, number: "503/{seq:03d}-PULIH/{year}", sets: reinstated, then: selesai}
        tunda:
          issue:
            template: surat
            number: "503/{seq:03d}-TUNDA/{year}"
            sets: amended
            valid: [{since: periksa.mulai, until: periksa.akhir}]
            then: selesai
        cabut:
          issue: {template: surat, number: "503/{seq:03d}-CABUT/{year}", sets: revoked}
        selesai: {close: {as: done}}
      """
    And an application
    And Budi decided "ditandatangani"
    And everything owed was performed
    And Rina decided "kurang" with
      | mulai      | akhir      |
      | 2026-05-08 | 2026-05-10 |

  Scenario: It is suspended, and its case goes on
    When Budi decides "bekukan" because "Kabel terkelupas"
    And everything owed is performed
    Then licence "503/001/2026" is suspended
    And it stands at "periksa_ulang"
    And the documents are "licence 503/001/2026, letter 503/001-BEKU/2026"

  Scenario: It is released in the same case
    Given Budi decided "bekukan" because "Kabel terkelupas"
    And everything owed was performed
    And Rina decided "baik"
    When Budi decides "ditandatangani"
    And everything owed is performed
    Then licence "503/001/2026" is valid
    And it has ended as "done"

  Scenario: It is put off to the days an officer wrote
    When Budi decides "tunda"
    And everything owed is performed
    Then licence "503/001/2026" begins on 2026-05-08
    And licence "503/001/2026" ends on 2026-05-10

  Scenario: It is revoked
    When Budi decides "cabut" because "Roboh"
    And everything owed is performed
    Then licence "503/001/2026" is revoked
    And it has ended as "changed"

  Rule: what a case makes of its own licence is looked at on every way

    Scenario: A licence that is suspended is not suspended again
      When the designer checks
        """
        steps:
          tanda_tangan:
            review: {by: pimpinan.kepala}
            outcomes: {ditandatangani: terbit}
          terbit:
            issue: {template: surat, number: "503/{seq:03d}/{year}", then: awasi}
          awasi:
            review: {by: pimpinan.kepala}
            outcomes: {beku: beku, selesai: selesai}
          beku:
            issue: {template: surat, number: "504/{seq:03d}/{year}", sets: suspended, then: awasi}
          selesai: {close: {}}
        """
      Then she reads the problem `licence-state: step "beku" suspends a licence that is suspended already: tanda_tangan: ditandatangani → terbit → awasi: beku → beku → awasi: beku → beku.`
