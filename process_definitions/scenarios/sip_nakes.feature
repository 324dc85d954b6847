# language: id
Fitur: Surat Izin Praktik Tenaga Kesehatan
  Tenaga kesehatan berpraktik di satu tempat setelah Dinas Kesehatan menyetujuinya; praktik mandiri ditinjau DLH juga.

  Skenario: Praktik mandiri ditinjau dua dinas
    Dengan contoh permohonan "sip_nakes"
    Dan Bayu sudah memutuskan "lengkap"
    Ketika Dewi memutuskan "teruskan" dengan str_terdaftar "ya"
    Maka dinkes dan dlh ditanya

  Skenario: Praktik di fasilitas ditinjau Dinas Kesehatan saja
    Dengan contoh permohonan "sip_nakes" dengan
      | jenis_tempat   | fasyankes             |
      | nama_fasyankes | Puskesmas Contoh      |
    Dan Bayu sudah memutuskan "lengkap"
    Ketika Dewi memutuskan "teruskan" dengan str_terdaftar "ya"
    Maka dinkes ditanya

  Skenario: Izin pertama dengan STR seumur hidup berlaku lima tahun
    Dengan contoh permohonan "sip_nakes" sudah sampai di "tanda_tangan"
    Ketika Maya memutuskan "ditandatangani"
    Maka dokumen bernomor "503/0001-DPMPTSP/SIP-NAKES/2026"
    Dan izin berlaku sampai "2031-03-01"

  Skenario: Izin pertama dengan STR lama mengikuti STR
    Dengan contoh permohonan "sip_nakes" sudah sampai di "tanda_tangan" dengan
      | klaster            | str_lama   |
      | str_seumur_hidup   | tidak      |
      | str_berlaku_sampai | 30-06-2028 |
    Ketika Maya memutuskan "ditandatangani"
    Maka izin berlaku sampai "2028-06-30"

  Skenario: Izin kedua berakhir bersama izin pertama
    Dengan contoh permohonan "sip_nakes" sudah sampai di "tanda_tangan" dengan
      | praktik_ke                 | 2                                |
      | klaster                    | tempat_tambahan                  |
      | no_sip_pertama             | 503/0007-DPMPTSP/SIP-NAKES/2025  |
      | sip_pertama_berlaku_sampai | 14-08-2029                       |
      | sip_lain                   | 503/0007, RS Contoh, 14-08-2029  |
    Ketika Maya memutuskan "ditandatangani"
    Maka izin berlaku sampai "2029-08-14"

  Skenario: Apoteker menyebut perannya
    Ketika permohonan "sip_nakes" diajukan dengan
      | jenis_tenaga | apoteker |
    Maka itu ditolak dengan kode "invalid-form"
    Dan isian "peran_apoteker" disebut

  Skenario: Apoteker penanggung jawab menyebut izin apoteknya
    Ketika permohonan "sip_nakes" diajukan dengan
      | jenis_tenaga   | apoteker         |
      | peran_apoteker | penanggung_jawab |
    Maka itu ditolak dengan kode "invalid-form"
    Dan isian "no_izin_apotek" disebut

  Skenario: Apoteker rumah sakit tidak perlu izin apotek
    Ketika permohonan "sip_nakes" diajukan dengan
      | jenis_tenaga   | apoteker       |
      | peran_apoteker | fasilitas_lain |
    Maka permohonan berada di "kelengkapan"

  Skenario: Tanpa keterangan tempat praktik permohonan tidak diterima
    Ketika permohonan "sip_nakes" diajukan tanpa dokumen "keterangan_tempat_praktik"
    Maka itu ditolak dengan kode "invalid-form"
    Dan isian "keterangan_tempat_praktik" disebut

  Skenario: Dinas Kesehatan meminta perbaikan
    Dengan contoh permohonan "sip_nakes" sudah sampai di "rekomendasi"
    Dan Fitri sudah memutuskan "disetujui" dengan nomor_rekomendasi "660/1"
    Dan Sari sudah memutuskan "diperbaiki" di "rekomendasi" karena "Denah tidak memuat ruang periksa" menyebut denah dengan
      | nomor_rekomendasi | 440/1 |
    Ketika pemohon memperbaiki dokumen "denah"
    Maka permohonan berada di "kelengkapan"

  Skenario: Penolakan Dinas Kesehatan langsung ke meja penanda tangan
    Dengan contoh permohonan "sip_nakes" sudah sampai di "rekomendasi"
    Dan Sari sudah memutuskan "ditolak" di "rekomendasi" karena "STR tidak terdaftar" dengan
      | nomor_rekomendasi | 440/1 |
    Ketika Maya memutuskan "ditandatangani"
    Maka permohonan berakhir "refused"
    Dan dokumen bernomor "503/0001-DPMPTSP/TOLAK-SIP-NAKES/2026"

  Skenario: Perbaikan oleh pemohon: pemohon diam; Verifikasi kebenaran data: kembalikan untuk diperbaiki
    Dengan contoh permohonan "sip_nakes"
    Dan keputusan ini sudah diambil
      | kelengkapan | kembalikan |
      | perbaikan | corrected |
      | kelengkapan | lengkap |
      | verifikasi | tolak |
      | tanda_tangan_penolakan | kembalikan |
      | verifikasi | kembalikan |
    Ketika keputusan ini diambil
      | perbaikan | lapsed |
    Maka permohonan berakhir "lapsed"

  Skenario: Tanda tangan izin: kembalikan ke verifikator
    Dengan contoh permohonan "sip_nakes"
    Dan keputusan ini sudah diambil
      | kelengkapan | lengkap |
      | verifikasi | teruskan |
      | rekomendasi | disetujui |
    Ketika keputusan ini diambil
      | tanda_tangan | kembalikan |
    Maka permohonan berada di "verifikasi"

  Skenario: Perpanjangan SIP menyambung masa lima tahun dan tidak meminta ijazah
    Dengan hari ini tanggal 2026-12-01
    Dan contoh permohonan "sip_nakes" sudah sampai di "tanda_tangan"
    Dan Maya memutuskan "ditandatangani"
    Dan hari ini tanggal 2031-09-08
    Dan permohonan "perpanjangan" tentang izin itu diajukan dengan
      | skp_terkumpul | 310 |
    Dan "ijazah" tidak diminta
    Dan "bukti_skp" diminta
    Dan keputusan ini diambil
      | kelengkapan | lengkap   |
      | verifikasi  | teruskan  |
      | rekomendasi | disetujui |
    Ketika Maya memutuskan "ditandatangani"
    Maka izin berlaku sampai "2036-11-30"
    Dan izin itu berlaku

  Skenario: Perpanjangan SIP belum dapat diajukan lebih dari 90 hari sebelumnya
    Dengan hari ini tanggal 2026-12-01
    Dan contoh permohonan "sip_nakes" sudah sampai di "tanda_tangan"
    Dan Maya memutuskan "ditandatangani"
    Dan hari ini tanggal 2031-08-01
    Ketika permohonan "perpanjangan" tentang izin itu diajukan dengan
      | skp_terkumpul | 310 |
    Maka itu ditolak dengan kode "too-early"
