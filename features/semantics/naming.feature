Feature: What a correction opens
  A correction opens what the officers named. A market of 18 stalls, approved, is returned for its map: it cannot come
  back with 300, of which nobody was ever asked.

  Background:
    Given the process
      """
      form:
        lapak: {type: integer, min: 1}
        denah: {type: text}
        parkir: {type: text, optional: true}
        sewa: {type: text, optional: true}
      language: 2
      steps:
        kelengkapan:
          review: {by: loket.petugas}
          outcomes: {lengkap: rekomendasi, kembalikan: {to: perbaikan, reason: true}}
        rekomendasi:
          consultation:
            ask:
              - {by: kesehatan.tim}
              - {by: perhubungan.tim, when: form.lapak > 100}
          outcomes: {baik: tanda_tangan, perbaiki: {to: perbaikan, reason: true}}
        tanda_tangan:
          signature: {by: pimpinan.kepala, not_by: [kelengkapan]}
          outcomes: {setuju: selesai, kembalikan: {to: perbaikan, reason: true}}
        perbaikan:
          correction: {within: 14 days, on_silence: gugur, then: kelengkapan}
        selesai: {close: {}}
        gugur: {close: {}}
      """
    And an application with
      | lapak | denah |
      | 18    | A     |
    And Rina decided "lengkap"
    And Sari decided "baik"

  Scenario: After the approval the number of stalls cannot change
    Given Budi returned it with "kembalikan", naming denah: "Skalanya keliru"
    When the applicant corrects lapak to "300"
    Then it is refused as "invalid-form"
    And "lapak" is named as wrong
    And lapak now says "18"
    And the applicant is asked

  Scenario: What was named changes
    Given Budi returned it with "kembalikan", naming denah: "Skalanya keliru"
    When the applicant corrects denah to "B"
    Then denah now says "B"
    And it stands at "kelengkapan" for the 2nd time

  Scenario: Whoever returns it names what is to be corrected
    When Budi decides "kembalikan" because "Ada yang keliru"
    Then it is refused as "invalid-form"
    And "named" is named as wrong

  Scenario: Whoever approves names nothing
    When Budi returns it with "setuju", naming denah: "Bagus"
    Then it is refused as "invalid-form"

  Scenario: The number was named, and all the agencies it now concerns are asked
    Given Budi returned it with "kembalikan", naming lapak: "Menurut denah 300"
    And the applicant corrected lapak to "300"
    When Rina decides "lengkap"
    Then kesehatan and perhubungan are asked
