Feature: Letter
  A document that is neither licence nor refusal is made, and the line goes on.

  Background:
    Given the process
      """
      steps:
        kelengkapan:
          review: {by: loket.petugas}
          outcomes: {lengkap: surat_jalan}
        surat_jalan:
          letter: {template: surat, number: "503/{seq:04d}-JALAN/{year}", copies: [lingkungan], then: tanda_tangan}
        tanda_tangan:
          signature: {by: pimpinan.kepala, not_by: [kelengkapan]}
          outcomes: {ditandatangani: terbit}
        terbit:
          issue: {template: surat, number: "503/{seq:04d}/{year}"}
      """
    And an application

  Scenario: It is numbered with the decision, in a series of its own
    Given 41 documents were numbered for step "terbit" this year
    When Rina decides "lengkap"
    Then the document is numbered "503/0001-JALAN/2026"

  Scenario: Nobody is asked before it is registered
    When Rina decides "lengkap"
    Then nobody is asked

  Scenario: The line goes on once it is, and the agency is told with the applicant
    Given Rina decided "lengkap"
    When everything owed is performed
    Then pimpinan is asked
    And the effects were "notify, render, store, register, notify, copy"
    And the applicant was told "received, letter"
    And there is no licence

  Scenario: It ends nothing and is no licence
    Given Rina decided "lengkap"
    And everything owed was performed
    And Budi decided "ditandatangani"
    When everything owed is performed
    Then it has ended as "issued"
    And the documents are "letter 503/0001-JALAN/2026, licence 503/0001/2026"

  Rule: a letter without a number bears that of the application

    Background:
      Given the process
        """
        steps:
          kelengkapan:
            review: {by: loket.petugas}
            outcomes: {lengkap: surat_sementara}
          surat_sementara:
            letter: {template: surat, provisional: true, then: periksa}
          periksa:
            review: {by: loket.petugas}
            outcomes: {sesuai: terbit, ulang: surat_sementara}
          terbit:
            issue: {template: surat, number: "503/{seq:04d}/{year}"}
        """
      And an application
      And Rina decided "lengkap"
      And everything owed was performed

    Scenario: It can be told from every other, also when it is made again
      Given Rina decided "ulang"
      When everything owed is performed
      Then the documents are "provisional REG-CONTOH-20260302-00001/surat_sementara, provisional REG-CONTOH-20260302-00001/surat_sementara-2"

  Rule: a line makes letters too

    Background:
      Given the process
        """
        steps:
          periksa:
            together:
              members:
                meja: {ask: [{by: kesehatan.tim}]}
                lapangan:
                  steps:
                    jadwal: {review: {by: lingkungan.tim}, outcomes: {dijadwalkan: surat_tugas}}
                    surat_tugas: {letter: {template: surat, then: kunjungan}}
                    kunjungan: {review: {by: perhubungan.tim}, outcomes: {layak: {end: disetujui}}}
              veto: [ditolak]
            outcomes: {disetujui: terbit, ditolak: {to: penolakan, reason: true}}
          terbit: {issue: {template: surat, number: "503/{seq:04d}/{year}"}}
          penolakan: {refuse: {template: surat, number: "503/{seq:04d}-TOLAK/{year}"}}
        """
      And an application
      And Lela decided "dijadwalkan"

    Scenario: The line goes on when its letter is registered
      When everything owed is performed
      Then kesehatan and perhubungan are asked

    Scenario: A letter of a line that is no longer needed is made all the same, and leads nowhere
      Given Sari decided "ditolak" because "Denah kosong"
      When everything owed is performed
      Then it has ended as "refused"
      And the documents are "letter REG-CONTOH-20260302-00001/surat_tugas, refusal 503/0001-TOLAK/2026"

  Rule: what would go wrong is said before

    Scenario: Letters and licences cannot have the same number
      When the designer checks
        """
        steps:
          periksa: {review: {by: loket.petugas}, outcomes: {lengkap: surat_jalan}}
          surat_jalan: {letter: {template: surat, number: "503/{seq:03d}/{year}", then: terbit}}
          terbit: {issue: {template: surat, number: "503/{seq:04d}/{year}"}}
        """
      Then she reads the problem `number-pattern: steps "surat_jalan" and "terbit" would give two documents the same number.`

    Scenario: An agency without an address cannot be told
      When the designer checks
        """
        steps:
          periksa: {review: {by: loket.petugas}, outcomes: {lengkap: surat_jalan}}
          surat_jalan: {letter: {template: surat, copies: [kesehatan], then: gugur}}
          gugur: {close: {}}
        """
      Then she reads the problem `copies: agency "kesehatan" cannot be told: it has no address.`
