Feature: Rounds
  A loop visits a step again; each visit is a new round and keeps the old decisions.

  Background:
    Given the process
      """
      form:
        luas: {type: decimal}
      steps:
        kelengkapan:
          review: {by: loket.petugas}
          outcomes: {lengkap: rekomendasi, kembalikan: perbaikan}
        perbaikan:
          correction: {within: 14 days, then: kelengkapan}
        rekomendasi:
          consultation:
            ask: [{by: kesehatan.tim}, {by: perhubungan.tim}]
          outcomes: {disetujui: selesai, ulangi: kelengkapan}
        selesai: {close: {}}
      """
    And an application with luas "5"
    And Rina decided "kembalikan"
    And the applicant corrected luas to "6"

  Scenario: The second round has its own task
    Then it stands at "kelengkapan" for the 2nd time
    And loket is asked

  Scenario: The first round's decision stays readable
    When Tono decides "lengkap"
    Then in round 1 of "kelengkapan" Rina decided "kembalikan"
    And in round 2 of "kelengkapan" Tono decided "lengkap"

  Scenario: Every agency answers anew
    Given Tono decided "lengkap"
    And Sari decided "disetujui"
    And Dewi decided "ulangi"
    When Rina decides "lengkap"
    Then kesehatan and perhubungan are asked
    And it stands at "rekomendasi" for the 2nd time

  Scenario: Each round tells the applicant once
    Given Tono decided "kembalikan"
    When everything owed is performed
    Then the applicant was told "received, correction, correction"
