# language: id
Fitur: Surat Izin Praktik Dokter
  Dokter berpraktik di satu tempat setelah Dinas Kesehatan menyetujuinya; praktik mandiri ditinjau DLH juga.

  Skenario: Praktik mandiri ditinjau dua dinas
    Dengan contoh permohonan "sip_dokter"
    Dan Bayu sudah memutuskan "lengkap"
    Ketika Dewi memutuskan "teruskan" dengan str_terdaftar "ya"
    Maka dinkes dan dlh ditanya

  Skenario: Praktik di fasilitas kesehatan ditinjau Dinas Kesehatan saja
    Dengan contoh permohonan "sip_dokter" dengan
      | jenis_tempat   | fasyankes             |
      | nama_fasyankes | Klinik Pratama Contoh |
    Dan Bayu sudah memutuskan "lengkap"
    Ketika Dewi memutuskan "teruskan" dengan str_terdaftar "ya"
    Maka dinkes ditanya

  Skenario: Izin berlaku lima tahun
    Dengan contoh permohonan "sip_dokter"
    Dan Bayu sudah memutuskan "lengkap"
    Dan Dewi sudah memutuskan "teruskan" dengan str_terdaftar "ya"
    Dan Sari sudah memutuskan "disetujui" dengan nomor_rekomendasi "440/1"
    Dan Fitri sudah memutuskan "disetujui" dengan nomor_rekomendasi "660/1"
    Ketika Maya memutuskan "ditandatangani"
    Maka dokumen bernomor "503/0001-DPMPTSP/SIP-DU/2026"
    Dan izin berlaku sampai "2031-03-01"

  Skenario: Izin kedua berakhir bersama izin pertama
    Dengan contoh permohonan "sip_dokter" dengan
      | praktik_ke                  | 2                                |
      | klaster                     | tempat_tambahan                  |
      | no_sip_pertama              | 503/0007-DPMPTSP/SIP-DU/2025     |
      | sip_pertama_berlaku_sampai  | 14-08-2029                       |
    Dan Bayu sudah memutuskan "lengkap"
    Dan Dewi sudah memutuskan "teruskan" dengan str_terdaftar "ya"
    Dan Sari sudah memutuskan "disetujui" dengan nomor_rekomendasi "440/1"
    Dan Fitri sudah memutuskan "disetujui" dengan nomor_rekomendasi "660/1"
    Ketika Maya memutuskan "ditandatangani"
    Maka izin berlaku sampai "2029-08-14"

  Skenario: Paling banyak tiga tempat praktik
    Ketika permohonan "sip_dokter" diajukan dengan
      | praktik_ke | 4 |
    Maka itu ditolak dengan kode "invalid-form"
    Dan isian "praktik_ke" disebut

  Skenario: Praktik mandiri perlu denah
    Ketika permohonan "sip_dokter" diajukan tanpa dokumen "denah"
    Maka itu ditolak dengan kode "invalid-form"
    Dan isian "denah" disebut

  Skenario: Yang memeriksa kelengkapan tidak memverifikasi
    Dengan contoh permohonan "sip_dokter"
    Dan Rina sudah memutuskan "lengkap"
    Ketika Rina memutuskan "teruskan" dengan str_terdaftar "ya"
    Maka itu ditolak dengan kode "four-eyes"

  Skenario: Penolakan sebuah dinas langsung ke meja penanda tangan
    Dengan contoh permohonan "sip_dokter"
    Dan Bayu sudah memutuskan "lengkap"
    Dan Dewi sudah memutuskan "teruskan" dengan str_terdaftar "ya"
    Ketika Sari memutuskan "ditolak" karena "Ruang praktik tidak memenuhi syarat"
    Maka itu ditolak dengan kode "invalid-form"
    Dan isian "nomor_rekomendasi" disebut

  Skenario: Izin yang dikembalikan kepada verifikator ditandatangani sesudah diperiksa lagi
    Dengan contoh permohonan "sip_dokter"
    Dan keputusan ini sudah diambil
      | kelengkapan | kembalikan |
      | perbaikan | corrected |
      | kelengkapan | lengkap |
      | verifikasi | kembalikan |
      | perbaikan | corrected |
      | kelengkapan | lengkap |
      | verifikasi | teruskan |
      | rekomendasi | disetujui |
      | tanda_tangan | kembalikan |
      | verifikasi | teruskan |
      | rekomendasi | disetujui |
    Ketika keputusan ini diambil
      | tanda_tangan | ditandatangani |
    Maka permohonan berakhir "issued"
    Dan dokumen "licences/sip_dokter" terbit

  Skenario: Usul penolakan dapat dikembalikan, lalu ditandatangani
    Dengan contoh permohonan "sip_dokter"
    Dan keputusan ini sudah diambil
      | kelengkapan | lengkap |
      | verifikasi | tolak |
      | tanda_tangan_penolakan | kembalikan |
      | verifikasi | tolak |
    Ketika keputusan ini diambil
      | tanda_tangan_penolakan | ditandatangani |
    Maka permohonan berakhir "refused"
    Dan dokumen "refusals/penolakan" terbit

  Skenario: Pemohon yang diam kehilangan permohonannya
    Dengan contoh permohonan "sip_dokter"
    Dan keputusan ini sudah diambil
      | kelengkapan | kembalikan |
    Ketika pemohon diam
    Maka permohonan berakhir "lapsed"

  Skenario: Dinas dapat meminta perbaikan, atau menolak dengan nomor rekomendasinya
    Dengan contoh permohonan "sip_dokter"
    Dan keputusan ini sudah diambil
      | kelengkapan | lengkap |
      | verifikasi | teruskan |
      | rekomendasi | diperbaiki |
      | perbaikan | corrected |
      | kelengkapan | lengkap |
      | verifikasi | teruskan |
    Ketika petugas di "rekomendasi" memutuskan "ditolak" karena "Ruang praktik tidak memenuhi syarat"
    Maka permohonan berada di "tanda_tangan_penolakan"

  Skenario: Perpanjangan SIP menyambung masa lima tahun dan tidak meminta ijazah
    Dengan hari ini tanggal 2026-12-01
    Dan contoh permohonan "sip_dokter" sudah sampai di "tanda_tangan"
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
    Dan contoh permohonan "sip_dokter" sudah sampai di "tanda_tangan"
    Dan Maya memutuskan "ditandatangani"
    Dan hari ini tanggal 2031-08-01
    Ketika permohonan "perpanjangan" tentang izin itu diajukan dengan
      | skp_terkumpul | 310 |
    Maka itu ditolak dengan kode "too-early"

  Skenario: Dokter dengan tiga SIP yang berlaku tidak mendapat yang keempat
    Dengan register mencatat 3 izin "sip_dokter" dengan kunci "3674015203920001"
    Dan contoh permohonan "sip_dokter"
    Dan keputusan ini sudah diambil
      | kelengkapan | lengkap  |
      | verifikasi  | teruskan |
    Dan permohonan berada di "sudah_tiga"
    Dan keputusan ini diambil
      | sudah_tiga | kembalikan |
      | perbaikan | corrected |
      | kelengkapan | lengkap |
      | verifikasi | teruskan |
      | sudah_tiga | tolak |
    Ketika keputusan ini diambil
      | tanda_tangan_penolakan | ditandatangani |
    Maka permohonan berakhir "refused"
    Dan dokumen "refusals/penolakan" terbit

  Skenario: SIP orang lain tidak dihitung
    Dengan register mencatat 3 izin "sip_dokter" dengan kunci "3674015203920002"
    Dan contoh permohonan "sip_dokter"
    Ketika keputusan ini diambil
      | kelengkapan | lengkap  |
      | verifikasi  | teruskan |
    Maka permohonan berada di "rekomendasi"
    Dan "sip_dimiliki" menemukan 0 izin

  Skenario: Pindah tempat tidak terhalang oleh tiga SIP
    Dengan register mencatat 3 izin "sip_dokter" dengan kunci "3674015203920001"
    Dan contoh permohonan "sip_dokter" dengan
      | klaster     | pindah_tempat                |
      | no_sip_lama | 503/0007-DPMPTSP/SIP-DU/2025 |
    Ketika keputusan ini diambil
      | kelengkapan | lengkap  |
      | verifikasi  | teruskan |
    Maka permohonan berada di "rekomendasi"
    Dan "sip_dimiliki" menemukan 3 izin

  Skenario: SIP yang habis masa berlakunya sebelum diverifikasi tidak dihitung lagi
    Dengan register mencatat 2 izin "sip_dokter" dengan kunci "3674015203920001"
    Dan register mencatat 1 izin "sip_dokter" dengan kunci "3674015203920001" sampai "2026-03-03"
    Dan contoh permohonan "sip_dokter"
    Dan "sip_dimiliki" menemukan 3 izin
    Dan 2 hari kerja berlalu
    Ketika keputusan ini diambil
      | kelengkapan | lengkap  |
      | verifikasi  | teruskan |
    Maka permohonan berada di "rekomendasi"
    Dan "sip_dimiliki" menemukan 2 izin

  Skenario: Yang pernah terbit di sini dihitung menurut NIK
    Dengan izin "sip_dokter" sudah terbit
    Ketika pemohon lain mengajukan permohonan
    Maka "sip_dimiliki" menemukan 1 izin
